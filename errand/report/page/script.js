"use strict";
for (const table of document.querySelectorAll("table.sortable")) {
  const body = table.tBodies[0], heads = [...table.tHead.rows[0].cells];
  const worth = (row, at) => {
    const cell = row.cells[at];
    const given = cell.dataset.v;
    return given === undefined ? cell.textContent.trim() : given === "" ? NaN : Number(given);
  };
  heads.forEach((head, at) => head.querySelector("button").addEventListener("click", () => {
    const down = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", down ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => [worth(row, at), row]);
    const missing = (value) => typeof value === "number" && Number.isNaN(value);
    rows.sort(([a], [b]) => {  // what is missing stands last either way
      if (missing(a) || missing(b)) return missing(a) - missing(b);
      const order = typeof a === "number" ? a - b : a.localeCompare(b, document.documentElement.lang);
      return down ? -order : order;
    });
    body.append(...rows.map(([, row]) => row));
  }));
}
for (const input of document.querySelectorAll("input[data-filter]")) {
  const rows = [...document.getElementById(input.dataset.filter).tBodies[0].rows];
  input.addEventListener("input", () => {
    const words = input.value.trim().toLowerCase();
    for (const row of rows) row.hidden = !row.cells[1].textContent.toLowerCase().includes(words);
  });
}
const unfold = () => { const city = document.getElementById(decodeURIComponent(location.hash.slice(1))); if (city?.localName === "details") city.open = true; };
addEventListener("hashchange", unfold);
unfold();
addEventListener("beforeprint", () => document.querySelectorAll("details.city").forEach((city) => { city.open = true; }));
