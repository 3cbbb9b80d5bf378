// Unfolds a cycle's map: boxes in the tree of primary parents, other lines over it. Only what is in sight is in the
// page. The address keeps the view: followed objective ~ dependencies ~ x, y, zoom ~ what is turned from how it opens.
(() => {
  const part = document.querySelector("[data-component=map]"), find = (what) => part.querySelector(what);
  const source = new URL(part.dataset.source, location), end = location.protocol === "file:" ? "/index.html" : "/";
  const WIDE = 240, all = [], loads = {}, turned = new Set(), drawn = {}, fingers = new Map();
  let about, spots, rows, foot, right, size, room, stage, lines, layer, needs, said, moved, saving, followed, focus, x = -8, y = -16, k = 1;

  window.okrsiteMap = (first, entries, facts) => {
    about ||= facts;
    entries.forEach((e, i) => all[first + i] = e);
  };
  const file = (number) => loads[number] ||= new Promise((onload, onerror) => {
    const src = new URL(`map-${number}.js`, source);
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
  const have = (numbers) =>
    Promise.all(numbers.map((n) => all[n] || file(about.starts.filter((first) => first <= n).length)));
  const tell = (key, count) => { said.textContent = said.dataset[key].replace("#", count); };

  const wide = (n) => turned.has(n) !== n < about.tops && all[n].below[0] > 0;
  const flip = (n) => turned.delete(n) || turned.add(n);
  const lay = () => {
    [spots, rows, foot, right] = [[], [], 0, 0];
    const put = (n, x) => {
      const e = all[n], high = wide(n) ? e.tall : e.high, y = foot;
      rows.push(spots[n] = { n, e, high, x, y });
      right = Math.max(right, x + WIDE);
      if (wide(n)) e.below.forEach((each) => put(each, x + 296));
      foot = Math.max(foot, y + high + 22);
    };
    for (let n = 0; n < about.tops; n++) put(n, 0);
  };
  const save = () => {
    const view = [all[focus]?.key, +needs.checked, [x, y, k].map((each) => +each.toFixed(2))];
    for (const n of turned) view.push(all[n].key);
    history.replaceState(0, "", "#map=" + encodeURI(view.join("~")));
  };
  const draw = () => {
    size = stage.getBoundingClientRect();
    const w = size.width / k, h = size.height / k, strokes = {}, out = (n) => followed && !followed.has(n);
    stage.setAttribute("viewBox", [x, y, w, h]);
    const line = (kind, from, n, at) => {
      while (from >= 0 && !spots[from]) from = all[from]?.under;
      const a = spots[from], b = spots[n];
      if (!a || a === b || Math.min(a.y, b.y) > y + h || Math.max(a.y + a.high, b.y) < y) return;
      if (out(from) || out(n)) kind += " is-faded";
      const top = a.y + (wide(from) && a.e.ends[at] || 0), ahead = b.x > a.x, back = b.x < a.x;
      const begin = a.x + ahead * WIDE, tip = b.x + back * WIDE, bend = 28 + Math.abs(tip - begin) / 4;
      strokes[kind] = (strokes[kind] || "") +
        `M${begin} ${top}C${begin + (ahead ? bend : -bend)} ${top} ${tip + (back ? bend : -bend)} ${b.y} ${tip} ${b.y}`;
    };
    rows.forEach((s) => {
      s.e.above.forEach(([from, at, agreed]) =>
        line("map-line" + (agreed ? from === s.e.under ? "" : " is-second" : " is-proposed"), from, s.n, at));
      if (needs.checked) s.e.needs.forEach(([from, late]) => line("map-need" + (late ? " is-pressing" : ""), from, s.n));
      s.seen = s.y < y + h && s.y + s.high > y && s.x < x + w && s.x + WIDE > x;
    });
    lines.innerHTML = Object.entries(strokes).map(([kind, d]) => `<path class="${kind}" d="${d}"/>`).join("");
    for (const n in drawn) if (!spots[n]?.seen) drawn[n].remove(delete drawn[n]);
    let next = null;
    rows.filter((s) => s.seen).reverse().forEach(({ n, e, high, ...s }) => {
      const a = drawn[n] ||= document.createElementNS(stage.namespaceURI, "a"), set = (...pair) => a.setAttribute(...pair);
      if (!a.parentNode) {
        a.n = n;
        a.innerHTML = e.box;
        set("href", new URL("../../../teams/" + encodeURI(e.key) + end, source));
        layer.insertBefore(a, next);
      }
      set("class", `map-box${n === focus ? " is-here" : ""}${out(n) ? " is-faded" : ""}`);
      set("transform", `translate(${[s.x, s.y]})`);
      a.firstChild.setAttribute("height", high + 8);
      if (e.below[0]) set("aria-expanded", wide(n));
      next = a;
    });
    clearTimeout(saving);
    saving = setTimeout(save, 300);
  };

  const show = (n, always) => {
    const s = spots[n], w = size.width / k, h = size.height / k;
    const aside = always || s.x < x || s.x + WIDE > x + w, down = always || s.y - 8 < y || s.y + s.high > y + h;
    if (aside) x = Math.min(s.x - 8, Math.max(-8, s.x + 536 - w));
    if (down) y = Math.min(s.y - 16, Math.max(-16, s.y - h / 3));
    if (aside || down) draw();
  };
  const pan = (across, down) => {
    x += across / k;
    y += down / k;
    draw();
  };
  const zoom = (by, atX = size.x + size.width / 2, atY = size.y + size.height / 2) => {
    const was = k;
    k = Math.min(2, Math.max(0.15, k * by));
    pan((atX - size.x) * (k / was - 1), (atY - size.y) * (k / was - 1));
  };
  const walk = (n, next) => {
    const met = new Set([n]);
    for (const each of met) next(all[each]).forEach((other) => met.add(other));
    return met;
  };
  const acts = {
    near: () => zoom(1.25),
    away: () => zoom(0.8),
    fit() {
      [x, y, k] = [-8, -16, Math.max(0.15, Math.min(1, size.width / (right + 16), size.height / (foot + 16)))];
      draw();
    },
    fold() {
      turned.clear();
      lay();
      show(0, true);
    },
    clear() {
      tell("cleared");
      followed = focus = null;
      draw();
    },
    async turn(n) {
      await have(all[n].below);
      flip(n);
      lay();
      draw();
      tell(wide(n) ? "unfolded" : "folded", all[n].below.length);
    },
    async follow(n) {
      await have(about.starts);
      followed = new Set([...walk(n, (e) => e.above.map(([from]) => from)), ...walk(n, (e) => [...e.below, ...e.also])]);
      for (let each of followed) while ((each = all[each].under) >= 0) if (!wide(each)) flip(each);
      focus = n;
      lay();
      show(n, true);
      tell("followed", followed.size - 1);
    }
  };
  const act = async (name, n) => {
    try { await acts[name](n); } catch { tell("broken"); }
  };

  const keys = {
    "+": "near", "-": "away", 0: "fit", Escape: "clear", f: "follow", " ": "turn",
    ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0]
  };
  const press = async (event) => {
    const s = spots[event.target.n], does = keys[event.key];
    if (!does || event.ctrlKey || event.metaKey || event.altKey || !s && acts[does]?.length) return;
    event.preventDefault();
    if (acts[does]) return act(does, s?.n);
    const [across, down] = does;
    if (!s) return pan(across * 80, down * 80);
    if (across > 0 && !wide(s.n)) await act("turn", s.n);
    const to = spots[down ? rows[rows.indexOf(s) + down]?.n : across > 0 ? s.e.below[0] : s.e.under];
    if (!to) return;
    show(to.n);
    drawn[to.n].focus({ preventScroll: true });
  };
  const touch = (event) => {
    const last = fingers.get(event.pointerId), far = (one, other) => Math.hypot(one.x - other.x, one.y - other.y);
    if (!last || !moved && far(event, last) < 5) return;
    moved = fingers.set(event.pointerId, event);
    const other = [...fingers.values()].find((each) => each !== event);
    if (other) zoom(far(event, other) / far(last, other), other.x, other.y);
    else pan(last.x - event.x, last.y - event.y);
  };

  const [, wanted = ""] = /map=([^#&]*)/.exec(location.hash + location.search) || [];
  const [opener, ...live] = find("template").content.children;
  const start = async () => {
    await file(1);
    find(".map-room").replaceWith(...live);
    opener.remove();
    [room, stage, needs, said] = [".map-stage", ".map", "input", "[role=status]"].map(find);
    [, lines, layer] = stage.children;
    const [key, asked, view, ...others] = decodeURI(wanted).split("~");
    needs.checked = +asked;
    await have(wanted ? about.starts : [...Array(about.upper).keys()]);
    all.forEach((e, n) => others.includes(e.key) && flip(n));
    lay();
    draw();
    const at = all.findIndex((e) => e.key === key);
    if (at < 0) k = Math.max(0.6, Math.min(1, size.width / right));
    else await acts.follow(at);
    if (view) [x, y, k] = view.split(",").map(Number);
    draw();

    part.onclick = (event) => {
      const tool = event.target.closest("[data-do]"), box = event.target.closest("a");
      if (box && (moved || tool)) event.preventDefault();
      if (tool && !(box && moved)) act(tool.dataset.do, box?.n);
    };
    room.onkeydown = press;
    room.addEventListener("focusin", ({ target: { n } }) => spots[n] && show(n));
    stage.ondragstart = () => false;
    stage.onwheel = (event) => !event.ctrlKey || !!zoom(Math.exp(-event.deltaY / 400), event.x, event.y);
    stage.onpointerdown = (event) => { moved = !fingers.set(event.pointerId, event); };
    needs.onchange = onresize = draw;
    onpointermove = touch;
    onpointerup = onpointercancel = ({ pointerId }) => fingers.delete(pointerId);
  };
  opener.onclick = () => start().then(() => room.focus());
  find(".section-head").append(opener);
  if (wanted) start();
})();
