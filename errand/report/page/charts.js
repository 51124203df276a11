"use strict";
// Charts over the page's data, drawn as they come into view.  What portals wrote is only ever text: of a node, or of an
// SVG (ECharts' tooltips are of its renderMode richText, never HTML).  Colours are the page's own variables, so that
// light, dark and paper need no second drawing.
(() => {
  const data = JSON.parse(document.getElementById("charts").textContent);
  const library = document.getElementById("charts-library");
  const MOST_ON_PAPER = 60;  // charts that printing draws; the others give their table
  const say = (key, given = {}) => data.words[key].replace(/\{(\w+)\}/g, (_, name) => given[name]);
  const fixed = (value) => value.toLocaleString("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const shown = (value, unit) => {
    if (unit === "share") return `${(100 * value).toFixed(1)}%`;
    if (unit === "ms") return `${Math.round(value).toLocaleString("en")} ms`;
    return unit === "s" ? `${fixed(value)} s` : fixed(value);
  };
  const made = (name, text = "", kind = "") => Object.assign(document.createElement(name), { textContent: text, className: kind });

  // What all charts share.
  const base = (said) => ({
    animation: false,
    textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: "var(--ink)" },
    aria: { enabled: true, label: { description: said } },
    tooltip: {
      renderMode: "richText", confine: true, backgroundColor: "var(--paper)", borderColor: "var(--soft)", borderWidth: 1,
      textStyle: { color: "var(--ink)" }, formatter: (hit) => hit.data.said ?? "",
    },
  });
  const axis = (unit) => ({
    type: "value", axisLabel: { color: "var(--soft)", hideOverlap: true, formatter: (value) => shown(value, unit).replace(/\.0+(?=%|$| )/, "") },
    axisLine: { lineStyle: { color: "var(--line)" } }, axisTick: { lineStyle: { color: "var(--line)" } },
    splitLine: { show: false, lineStyle: { color: "var(--line)" } }, splitNumber: 4,
  });

  // Dots on top of each other are moved apart, up and down in turn.
  const BINS = 120;
  const swarm = ({ values, box, unit }) => {
    const piles = new Map(), width = box[4] - box[0] || 1;
    for (const one of [...values].sort(([, a], [, b]) => a - b)) {
      const bin = Math.round(BINS * (one[1] - box[0]) / width);
      piles.set(bin, [...(piles.get(bin) ?? []), one]);
    }
    const highest = Math.max(14, ...[...piles.values()].map((pile) => pile.length));
    return [...piles.values()].flatMap((pile) => pile.map(([key, value], at) => ({
      name: key, value: [value, (at % 2 ? 1 : -1) * Math.ceil(at / 2) / highest], said: `${data.names[key]}\n${shown(value, unit)}`,
    })));
  };
  const chosen = document.getElementById("chosen");
  const mark = ({ values, box, unit }) => values.filter(([key]) => key === chosen.value).map(([key, value]) => {
    const at = (value - box[0]) / (box[4] - box[0] || 1);  // near the edge the name stays inside
    const align = at > 0.85 ? "right" : at < 0.15 ? "left" : "center";
    return { value: [value, 0], said: `${data.names[key]}\n${shown(value, unit)}`, label: { align } };
  });
  const line = (color, width, type = "solid") => ({ color, width, type });
  const spreadOption = (one) => ({
    ...base(one.said),
    grid: { left: 16, right: 34, top: 24, bottom: 26 },
    xAxis: { ...axis(one.unit), scale: true },
    yAxis: { show: false, min: -0.6, max: 0.6 },
    series: [
      {
        type: "scatter", symbolSize: 7, data: swarm(one), cursor: "pointer", emphasis: { disabled: true },
        itemStyle: { color: "var(--accent)", opacity: 0.55 },
        markArea: { silent: true, itemStyle: { color: "var(--line)", opacity: 0.6 }, data: [[{ xAxis: one.box[1] }, { xAxis: one.box[3] }]] },
        markLine: {
          silent: true, symbol: "none", label: { show: false }, data: [
            { xAxis: one.box[2], lineStyle: line("var(--ink)", 2) },
            [{ coord: [one.box[0], 0], lineStyle: line("var(--soft)", 1) }, { coord: [one.box[4], 0] }],
          ],
        },
      },
      {
        id: "chosen", type: "scatter", symbol: "diamond", symbolSize: 17, data: mark(one), emphasis: { disabled: true }, z: 5,
        itemStyle: { color: "var(--poor)", borderColor: "var(--paper)", borderWidth: 1.5 },
        label: { show: true, position: "top", distance: 38, color: "var(--ink)", fontWeight: "bold", formatter: () => data.names[chosen.value] },
      },
    ],
  });

  // Trends: completion on the left, waiting on the right, over the same sessions.
  const KINDS = [
    { key: "completion", unit: "share", of: ([, done, tried]) => (tried ? done / tried : null), more: ([, done, tried]) => ` (${done}/${tried})` },
    { key: "wait", unit: "ms", of: ([, , , wait]) => wait, more: () => "" },
  ];
  const last = data.sessions.length - 1;
  const days = data.sessions.map((moment) => moment.slice(5, 10));
  const labels = new Set(days).size === days.length ? days : data.sessions.map((moment) => moment.slice(5));
  const value = (kind, point) => (kind.of(point) === null ? "–" : shown(kind.of(point), kind.unit) + kind.more(point));
  const band = (kind, trend) => (trend[kind.key] ? `${shown(trend[kind.key][1], kind.unit)} [${shown(trend[kind.key][0], kind.unit)}, ${shown(trend[kind.key][2], kind.unit)}]` : "–");
  const now = (kind, trend) => { const point = trend.points.find(([session]) => session === last); return point ? value(kind, point) : "–"; };
  const trendSeries = (kind, at, trend) => {
    const points = data.sessions.map(() => ({ value: null }));
    for (const point of trend.points) {
      const current = point[0] === last;
      points[point[0]] = {
        value: kind.of(point), said: `${data.sessions[point[0]]}${current ? say("charts.trend-now") : ""}\n${say(`charts.trend-${kind.key}`)} ${value(kind, point)}`,
        ...(current && { symbol: "diamond", symbolSize: 15, itemStyle: { color: "var(--poor)" } }),
      };
    }
    const expected = trend[kind.key], from = Math.max(0, last - data.baseline);  // the band covers what it is made of
    return {
      type: "line", xAxisIndex: at, yAxisIndex: at, data: points, showAllSymbol: true, symbol: "circle", symbolSize: 7, emphasis: { disabled: true },
      lineStyle: line("var(--accent)", 2), itemStyle: { color: "var(--accent)" },
      ...(expected && {
        markArea: { silent: true, itemStyle: { color: "var(--line)", opacity: 0.6 }, data: [[{ coord: [from, expected[0]] }, { coord: [last, expected[2]] }]] },
        markLine: { silent: true, symbol: "none", label: { show: false }, data: [[{ coord: [from, expected[1]], lineStyle: line("var(--soft)", 1.5, "dashed") }, { coord: [last, expected[1]] }]] },
      }),
    };
  };
  const trendOption = (trend) => ({
    ...base(KINDS.map((kind) => say("charts.trend-said", { story: trend.story, what: say(`charts.trend-${kind.key}`), count: trend.points.length, now: now(kind, trend), band: band(kind, trend) })).join("; ")),
    title: KINDS.map((kind, at) => ({ text: say(`charts.trend-${kind.key}`), left: at ? "51%" : 0, top: 0, textStyle: { fontSize: 13, fontWeight: "normal", color: "var(--soft)" } })),
    grid: [{ left: 52, right: "53%", top: 28, bottom: 24 }, { left: "57%", right: 28, top: 28, bottom: 24 }],
    xAxis: KINDS.map((_, at) => ({ ...axis(""), type: "category", gridIndex: at, data: labels, axisLabel: { color: "var(--soft)", hideOverlap: true } })),
    yAxis: KINDS.map((kind, at) => ({ ...axis(kind.unit), gridIndex: at, min: 0, splitNumber: 2, ...(at ? { max: ({ max }) => Math.max(max, trend.wait?.[2] ?? 0) * 1.1 || 1, axisLabel: { ...axis(kind.unit).axisLabel, showMaxLabel: false } } : { max: 1.05, interval: 0.5, axisLabel: { ...axis(kind.unit).axisLabel, showMaxLabel: false } }) })),
    series: KINDS.map((kind, at) => trendSeries(kind, at, trend)),
  });

  const charts = new Map();  // figure -> its chart
  const resized = new ResizeObserver((seen) => seen.forEach(({ target }) => charts.get(target.parentElement)?.resize()));
  const draw = (figure) => {
    if (!library || charts.has(figure)) return;
    if (!globalThis.echarts) document.head.append(made("script", library.textContent));
    const plot = figure.querySelector(".plot"), spread = data.spreads[figure.dataset.spread];
    plot.replaceChildren();
    const chart = echarts.init(plot, null, { renderer: "svg" });
    chart.setOption(spread ? spreadOption(spread) : trendOption(figure.trend));
    charts.set(figure, chart);
    resized.observe(plot);
    if (spread) chart.on("click", (hit) => { if (hit.data.name) choose(hit.data.name); });
  };
  const seen = new IntersectionObserver((all) => all.filter((one) => one.isIntersecting).forEach(({ target }) => { seen.unobserve(target); draw(target); }), { rootMargin: "200px" });

  // The city that is marked, in the charts, the plain strips and the table.
  const choose = (key) => {
    chosen.value = key;
    document.querySelectorAll("#spread .strip .dot").forEach((dot) => dot.classList.toggle("marked", dot.dataset.c === key));
    data.spreads.forEach((one, at) => {
      const chosen = one.values.find(([city]) => city === key);
      document.querySelectorAll("#spread-table .chosen-value")[at].textContent = chosen ? shown(chosen[1], one.unit) : "–";
    });
    for (const [figure, chart] of charts) if (figure.dataset.spread) chart.setOption({ series: [{ id: "chosen", data: mark(data.spreads[figure.dataset.spread]) }] });
  };
  const named = () => decodeURIComponent(location.hash.slice(1)).replace(/^city-/, "");
  if (chosen) {
    chosen.addEventListener("change", () => choose(chosen.value));
    const follow = () => { if (Object.hasOwn(data.names, named())) choose(named()); };
    addEventListener("hashchange", follow);
    choose(chosen.value);
    follow();
  }

  // A city's trends are made when it is opened: all of them at once would be the larger part of the page.
  const cells = (row, tag, texts) => texts.forEach((text) => row.append(made(tag, text)));
  const table = (trend) => {
    const whole = made("table");
    cells(whole.createTHead().insertRow(), "th", [say("charts.trend-session"), ...KINDS.map((kind) => say(`charts.trend-${kind.key}`))]);
    whole.tHead.querySelectorAll("th").forEach((head) => { head.scope = "col"; });
    const body = whole.createTBody(), longest = Math.max(1, ...trend.points.map((point) => point[3] ?? 0));
    const line = (name, texts, shares) => {
      const row = body.insertRow();
      row.append(Object.assign(made("th", name), { scope: "row" }));
      texts.forEach((text, at) => {
        const bar = made("i", "", "level");
        bar.style.width = `${100 * (shares[at] ?? 0)}%`;
        row.insertCell().append(text, bar);
      });
    };
    for (const point of trend.points) line(data.sessions[point[0]] + (point[0] === last ? say("charts.trend-now") : ""), KINDS.map((kind) => value(kind, point)), KINDS.map((kind, at) => (at ? kind.of(point) / longest : kind.of(point))));
    line(say("charts.trend-baseline"), KINDS.map((kind) => band(kind, trend)), []);
    return whole;
  };
  const build = (city) => {
    const room = city.querySelector(".trends");
    if (!room || room.hasChildNodes()) return;
    for (const trend of data.trends[room.dataset.city]) {
      const figure = made("figure", "", "chart trend"), numbers = made("details", "", "numbers");
      figure.trend = trend;
      figure.append(made("figcaption", trend.story));
      if (library) figure.append(made("div", "", "plot"));
      numbers.append(made("summary", say("charts.table")), table(trend));
      numbers.open = !library;
      figure.append(numbers);
      room.append(figure);
      seen.observe(figure);
    }
  };
  document.addEventListener("toggle", ({ target }) => { if (target.matches("details.city[open]")) build(target); }, true);
  document.querySelectorAll("details.city[open]").forEach(build);
  document.querySelectorAll("figure.chart").forEach((figure) => seen.observe(figure));
  addEventListener("beforeprint", () => {
    document.querySelectorAll("details.city").forEach(build);
    const figures = [...document.querySelectorAll("figure.chart")];
    figures.slice(0, MOST_ON_PAPER).forEach(draw);
    figures.filter((figure) => !charts.has(figure)).forEach((figure) => figure.querySelectorAll("details.numbers").forEach((one) => { one.open = true; }));
  });
})();
