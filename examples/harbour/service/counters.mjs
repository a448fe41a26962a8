// What the harbour's door counts, as a page that Prometheus and Rutter read: requests by version and status, and how long they
// took.
const BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5];
const counts = new Map();
const times = new Map();

export function requests(version, status, seconds) {
  const key = `version="${version}",status="${status}"`;
  counts.set(key, (counts.get(key) ?? 0) + 1);
  const known = times.get(version) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
  BOUNDS.forEach((bound, at) => {
    if (seconds <= bound) known.buckets[at] += 1;
  });
  known.sum += seconds;
  known.count += 1;
  times.set(version, known);
}

export function page() {
  const name = "http_request_duration_seconds";
  const durations = [...times].flatMap(([version, { buckets, sum, count }]) => [
    ...BOUNDS.map((bound, at) => `${name}_bucket{version="${version}",le="${bound}"} ${buckets[at]}`),
    `${name}_bucket{version="${version}",le="+Inf"} ${count}`,
    `${name}_sum{version="${version}"} ${sum}`,
    `${name}_count{version="${version}"} ${count}`,
  ]);
  return [
    "# TYPE http_requests_total counter",
    ...[...counts].map(([labels, count]) => `http_requests_total{${labels}} ${count}`),
    `# TYPE ${name} histogram`,
    ...durations,
    "",
  ].join("\n");
}
