"""Arithmetic with floating-point numbers: five bodies that attract each other."""

from itertools import combinations

from capsule import task

BODIES = [
    ([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.5),
    ([4.8, -1.2, -0.1], [0.6, 2.8, -0.02], 0.038),
    ([8.3, 4.1, -0.4], [-1.0, 1.8, 0.008], 0.011),
    ([12.9, -15.1, -0.2], [1.1, 0.9, -0.01], 0.0017),
    ([15.4, -25.9, 0.2], [1.0, 0.6, -0.03], 0.002),
]


def advance(bodies, step):
    for (p, v, m), (q, w, n) in combinations(bodies, 2):
        dx, dy, dz = p[0] - q[0], p[1] - q[1], p[2] - q[2]
        pull = step / (dx * dx + dy * dy + dz * dz) ** 1.5
        by_n, by_m = n * pull, m * pull
        v[0] -= dx * by_n
        v[1] -= dy * by_n
        v[2] -= dz * by_n
        w[0] += dx * by_m
        w[1] += dy * by_m
        w[2] += dz * by_m
    for p, v, _ in bodies:
        p[0] += step * v[0]
        p[1] += step * v[1]
        p[2] += step * v[2]


@task(name="main", compute="HIGH", timeout="1m")
def main() -> str:
    bodies = [(list(p), list(v), m) for p, v, m in BODIES]
    for _ in range(2_000):
        advance(bodies, 0.01)
    return repr([p for p, _, _ in bodies])
