"""Building, splitting and joining texts."""

from capsule import task


@task(name="main", compute="HIGH", timeout="1m")
def main() -> int:
    total = 0
    for i in range(150):
        parts = []
        for j in range(120):
            parts.append(f"{i:04x}-{j * 3}".upper().replace("0", "zero"))
        text = ", ".join(parts)
        total += len(text.split(", ")) + text.count("A") + len(text.title().encode())
        slow = ""
        for part in parts:
            slow += part[::-1].strip("0")
        total += len(slow)
    return total
