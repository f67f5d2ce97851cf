"""What is known of certifications: the model, loading, checks, and what follows from it on a day."""
