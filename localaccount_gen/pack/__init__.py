"""What peers are sent before a challenge: one zip with the account, the figures, the questions and a form."""
