// The results as a Markdown table.

const number = (value, digits = 0) => value.toLocaleString("en", { maximumFractionDigits: digits });

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

const COLUMNS = [
  ["bytes", "bytes", 0],
  ["requests", "requests", 0],
  ["text painted", "text", 0],
  ["form reacts", "form", 0],
  ["main thread", "work", 0],
  ["layout shift", "shift", 3],
];

// `results`: for each page's name a list of loads, each with the keys above.
export function table(results) {
  const rows = Object.entries(results).map(([name, loads]) => {
    const cells = COLUMNS.map(([, key, digits]) => number(median(loads.map((load) => load[key])), digits));
    return [name, ...cells];
  });
  const lines = [["page", ...COLUMNS.map(([title]) => title)], ["---", ...COLUMNS.map(() => "--:")], ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}
