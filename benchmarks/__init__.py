"""Speed, accuracy and memory, one command each (`make bench`)."""
