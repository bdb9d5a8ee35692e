// Floating-point numbers in small objects: spheres, shaded and reflected.
import { task } from "@capsule-run/sdk";

const add = (a, b) => ({ x: a.x + b.x, y: a.y + b.y, z: a.z + b.z });
const sub = (a, b) => ({ x: a.x - b.x, y: a.y - b.y, z: a.z - b.z });
const scale = (a, k) => ({ x: a.x * k, y: a.y * k, z: a.z * k });
const dot = (a, b) => a.x * b.x + a.y * b.y + a.z * b.z;
const unit = (a) => scale(a, 1 / Math.sqrt(dot(a, a)));

const spheres = [
  { center: { x: 0, y: -1001, z: 5 }, radius: 1000, color: 0.4, shine: 0.1 },
  { center: { x: 0, y: 0, z: 5 }, radius: 1, color: 0.9, shine: 0.3 },
  { center: { x: 1.8, y: 0.2, z: 4 }, radius: 0.7, color: 0.7, shine: 0.5 },
  { center: { x: -1.6, y: -0.2, z: 4.5 }, radius: 0.8, color: 0.6, shine: 0.2 },
];
const light = unit({ x: -1, y: 1.5, z: -1 });

function hit(origin, direction) {
  let nearest = null;
  let distance = Infinity;
  for (const sphere of spheres) {
    const toCenter = sub(sphere.center, origin);
    const along = dot(toCenter, direction);
    const inside = sphere.radius * sphere.radius - dot(toCenter, toCenter) + along * along;
    if (inside < 0) continue;
    const t = along - Math.sqrt(inside);
    if (t > 1e-4 && t < distance) {
      distance = t;
      nearest = sphere;
    }
  }
  return nearest && { sphere: nearest, point: add(origin, scale(direction, distance)) };
}

function trace(origin, direction, depth) {
  const found = hit(origin, direction);
  if (found === null) return 0.2 + 0.3 * Math.abs(direction.y);
  const normal = unit(sub(found.point, found.sphere.center));
  const lit = hit(found.point, light) === null ? Math.max(0, dot(normal, light)) : 0;
  const own = found.sphere.color * (0.15 + 0.85 * lit);
  if (depth === 0) return own;
  const mirrored = sub(direction, scale(normal, 2 * dot(direction, normal)));
  return own * (1 - found.sphere.shine) + found.sphere.shine * trace(found.point, mirrored, depth - 1);
}

export const main = task({ name: "main", compute: "HIGH", timeout: "1m" }, () => {
  let sum = 0;
  for (let y = 0; y < 40; y++)
    for (let x = 0; x < 60; x++) sum += trace({ x: 0, y: 0.5, z: 0 }, unit({ x: (x - 30) / 40, y: (20 - y) / 40, z: 1 }), 2);
  return Math.round(sum * 1e6);
});
