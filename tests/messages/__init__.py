"""What refusals say, family by family: calls, and the exact text of their errors."""
