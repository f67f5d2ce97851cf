"""How well texts are understood: sets of texts with what they mean, the rules of counting, and peers beside us."""
