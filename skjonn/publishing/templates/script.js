(() => {
  "use strict";
  const old = document.getElementById("old");
  if (old && new Date().toISOString().slice(0, 10) >= old.dataset.from) old.hidden = false;
  const box = document.getElementById("filter");
  if (!box) return;
  const language = box.dataset.language;
  const plain = (text) => text.replace(/\s+/g, " ").toLocaleLowerCase(language).normalize();
  const { compare } = new Intl.Collator(language === "en" ? "en" : "nb", { numeric: true });
  const grouped = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u00a0");
  const tables = [...document.querySelectorAll("table.awards")];
  const rows = tables.flatMap((table) =>
    [...table.tBodies[0].rows].map((row) => ({
      row,
      table,
      text: plain([...row.cells].map((cell) => cell.textContent).join(" ")),
      cells: [...row.cells].map((cell) => cell.textContent),
      amount: Number(row.querySelector("data").value),
    })),
  );
  const find = document.getElementById("find");
  const found = document.getElementById("found");
  const sift = () => {
    const wanted = plain(find.value).trim();
    let shown = 0, sum = 0;
    for (const each of rows) {
      const fits = each.text.includes(wanted);
      if (each.row.hidden === fits) each.row.hidden = !fits;
      if (fits) shown += 1, (sum += each.amount);
    }
    for (const table of tables) {
      table.classList.toggle("sifted", wanted !== "");
      table.parentElement.classList.toggle("without", ![...table.tBodies[0].rows].some((row) => !row.hidden));
    }
    const figures = { shown: grouped(shown), all: grouped(rows.length), sum: grouped(sum) };
    found.textContent = wanted && box.dataset.said.replace(/\{(\w+)\}/g, (_, name) => figures[name]);
  };
  let waiting;
  find.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(sift, 150);
  });
  for (const table of tables) {
    const ofTable = rows.filter((each) => each.table === table);
    [...table.tHead.rows[0].cells].forEach((head, column, heads) => {
      const button = document.createElement("button");
      button.type = "button";
      button.append(...head.childNodes);
      head.append(button);
      const isAmount = head.classList.contains("amount");
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === "ascending";
        for (const other of heads) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        const order = isAmount
          ? (one, other) => one.amount - other.amount
          : (one, other) => compare(one.cells[column], other.cells[column]);
        ofTable.sort(down ? (one, other) => order(other, one) : order);
        // Off the page, rows are moved without being laid out one by one.
        const body = table.tBodies[0];
        body.remove();
        body.append(...ofTable.map((each) => each.row));
        table.tHead.after(body);
      });
    });
    for (const [selector, role] of Object.entries({ thead: "rowgroup", tbody: "rowgroup", tfoot: "rowgroup", tr: "row", td: "cell", "th[scope=row]": "rowheader", "th[scope=col]": "columnheader" }))
      for (const each of table.querySelectorAll(selector)) each.setAttribute("role", role);
    table.setAttribute("role", "table");
    table.classList.add("sortable");
  }
  box.hidden = false;
})();
