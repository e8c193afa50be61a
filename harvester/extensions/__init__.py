"""What goes on around a run: its record, its verdict and its summary."""
