"""Writing and reading JSON."""

import json

from capsule import task


@task(name="main", compute="HIGH", timeout="1m")
def main() -> int:
    rows = [
        {"id": i, "name": f"row {i}", "tags": ["a", "b", str(i % 7)], "price": i * 1.25, "sold": i % 2 == 0, "note": None}
        for i in range(1_500)
    ]
    text = json.dumps(rows)
    for _ in range(3):
        rows = json.loads(text)
        text = json.dumps(rows)
    return len(text)
