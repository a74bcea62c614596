"""Documents that stand by themselves, of a few kinds of part: drawn as one page of HTML, or written as Markdown."""
