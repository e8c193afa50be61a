"""The statutory tables as figures, and the sums that must hold."""
