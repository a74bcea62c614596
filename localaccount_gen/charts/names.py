"""Names in pictures, which have no line breaks of their own."""


def wrapped(name: str, width: int) -> list[str]:
    """The lines of a name, each of at most about `width` characters; a longer word keeps a line to itself."""
    lines = [""]
    for word in name.split(" "):
        if lines[-1] and len(lines[-1]) + len(word) >= width:
            lines.append(word)
        else:
            lines[-1] = f"{lines[-1]} {word}".strip()
    return lines
