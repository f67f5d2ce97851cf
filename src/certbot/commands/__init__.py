"""One module a command. Each has `run(args) -> int`, which prints to stdout and returns the exit status."""
