"""What the lead member is sent before an approval: what changed, the questions to expect, and the whole text."""
