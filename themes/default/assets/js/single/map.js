// Unfolds a cycle's map: boxes in the tree of primary parents, other lines over it. Only what is in sight is in the
// page. The address keeps the view: followed objective ~ dependencies ~ x, y, zoom ~ what is turned from how it opens.
(() => {
  const part = document.querySelector("[data-component=map]"), find = (what) => part.querySelector(what);
  const base = new URL(part.dataset.source, location), end = base.protocol === "file:" ? "/index.html" : "/";
  const { max, min } = Math, WIDE = 240, all = [], loads = {}, turned = new Set(), made = {}, tips = new Map(), way = document.dir ? -1 : 1;
  let about, spots, rows, foot, right, width, height, w, h, room, svg, lines, layer, deps, said, slid, timer, kin, focus, x = -8, y = -16, k = 1;

  window.okrsiteMap = (at, list, facts) => {
    about ||= facts;
    list.forEach((e, i) => all[at + i] = e);
  };
  const file = (n) => loads[n] ||= new Promise((onload, fail) => {
    const src = new URL(`map-${n}.js`, base), onerror = () => fail(delete loads[n]);
    document.head.append(Object.assign(document.createElement("script"), { src, onload, onerror }));
  });
  const have = (list) => Promise.all(list.map((n) => all[n] || file(about.starts.filter((at) => at <= n).length)));
  const tell = (key, count) => said.textContent = said.dataset[key].replace("#", count);

  const wide = (n) => turned.has(n) !== n < about.tops && all[n].below[0] > 0;
  const flip = (n) => turned.delete(n) || turned.add(n);
  const lay = () => {
    [spots, rows, foot, right] = [[], [], 0, 0];
    const put = (n, x) => {
      const e = all[n], high = wide(n) ? e.tall : e.high, y = foot;
      rows.push(spots[n] = { n, e, high, x, y });
      right = max(right, x + WIDE);
      if (wide(n)) e.below.forEach((each) => put(each, x + 296));
      foot = max(foot, y + high + 22);
    };
    for (let n = 0; n < about.tops;) put(n++, 0);
  };
  const save = () => {
    const view = [
      all[focus]?.key, +deps.checked, [x, y, k].map((each) => +each.toFixed(2)), ...[...turned].map((n) => all[n].key)
    ];
    history.replaceState(0, "", "#map=" + encodeURI(view.join("~")));
  };
  const draw = () => {
    ({ width, height } = svg.getBoundingClientRect());
    w = width / k;
    h = height / k;
    // What is far is drawn as if it were half a page away: dots and dashes cost time by their number, seen or not.
    const faded = (n) => kin && !kin.has(n) ? " is-faded" : "", near = (v) => max(y - h / 2, min(y + h * 1.5, v));
    let marks = "", next;
    svg.setAttribute("viewBox", [x, y, w, h]);
    const line = (kind, from, b, at) => {
      while (all[from] && !spots[from]) from = all[from].under;
      const a = spots[from], pale = faded(from) || faded(b.n);
      if (!a || a === b || min(a.y, b.y) > y + h || max(a.y + a.high, b.y) < y) return;
      const off = near(a.y + (wide(from) && a.e.ends[at] || 15)), to = near(b.y + 15);
      const begin = a.x + (b.x > a.x) * WIDE, tip = b.x + (b.x < a.x ? WIDE : -5), side = b.x > a.x ? 25.5 : -28;
      const bow = (down) => `c${side} 0 ${side} ${down} ${side * 2} ${down}`, lane = near((spots[b.e.under] || b).y - 11);
      const path = `<path class="${kind + pale}" d="M${begin} ${off}` + (b.x === a.x
        ? `c-28 0-33 ${to - off}-5 ${to - off}`
        : side * (tip - begin) > 2000 ? bow(lane - off) + `H${tip - side * 2}` + bow(to - lane) : bow(to - off)) + '"/>';
      marks = pale ? path + marks : marks + path;
    };
    rows.forEach((s) => {
      s.e.above.forEach(([from, at, agreed]) =>
        line("map-line" + (agreed ? from === s.e.under ? "" : " is-second" : " is-proposed"), from, s, at));
      if (deps.checked) s.e.needs.forEach(([from, late]) => line("map-need" + (late ? " is-pressing" : ""), from, s));
      s.seen = s.y < y + h && s.y + s.high > y && s.x < x + w && s.x + WIDE > x;
    });
    lines.innerHTML = marks;
    for (const n in made) spots[n]?.seen || made[n].remove(delete made[n]);
    rows.filter((s) => s.seen).reverse().forEach(({ n, e, high, x, y }) => {
      const a = made[n] ||= document.createElementNS(svg.namespaceURI, "a"), set = (...pair) => a.setAttribute(...pair);
      if (!a.parentNode) {
        a.n = n;
        a.innerHTML = e.box;
        set("href", new URL("../../../teams/" + encodeURI(e.key) + end, base));
        layer.insertBefore(a, next);
      }
      set("class", `map-box${n === focus ? " is-here" : ""}${faded(n)}`);
      set("transform", `translate(${[x, y]})`);
      a.firstChild.setAttribute("height", high + 8);
      if (e.below[0]) set("aria-expanded", wide(n));
      next = a;
    });
    clearTimeout(timer);
    timer = setTimeout(save, 300);
  };

  const show = (n, always) => {
    const s = spots[n];
    const aside = always || s.x < x || s.x + WIDE > x + w, down = always || s.y - 8 < y || s.y + s.high > y + h;
    if (aside) x = min(s.x - 8, max(-8, s.x + 536 - w));
    if (down) y = min(s.y - 16, max(-16, s.y - h / 3));
    if (aside || down) draw();
  };
  const pan = (across, down) => {
    x += across / k;
    y += down / k;
    draw();
  };
  const zoom = (by, at) => {
    const { left, top } = svg.getBoundingClientRect();
    at ||= { x: left + width / 2, y: top + height / 2 };
    by = min(2, max(.15, k * by)) / k;
    k *= by--;
    pan((at.x - left - (way < 0) * width) * way * by, (at.y - top) * by);
  };
  const walk = (n, next) => {
    const met = new Set([n]);
    for (const each of met) next(all[each]).forEach((m) => met.add(m));
    return met;
  };
  const acts = {
    near: () => zoom(1.25),
    away: () => zoom(.8),
    fit() {
      [x, y, k] = [-8, -16, max(.15, min(1, width / (right + 16), height / (foot + 16)))];
      draw();
    },
    fold() {
      turned.clear();
      lay();
      show(0, true);
    },
    clear() {
      tell("cleared");
      kin = focus = null;
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
      kin = new Set([...walk(n, (e) => e.above.map(([from]) => from)), ...walk(n, (e) => [...e.below, ...e.also])]);
      for (let each of kin) while ((each = all[each].under) >= 0) wide(each) || flip(each);
      focus = n;
      lay();
      show(n, true);
      tell("followed", kin.size - 1);
    }
  };
  const act = (name, n) => acts[name](n)?.catch(() => tell("broken"));

  const keys = {
    "+": "near", "-": "away", 0: "fit", Escape: "clear", f: "follow", " ": "turn",
    ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-way, 0], ArrowRight: [way, 0]
  };
  onpointermove = (ev) => {
    const last = tips.get(ev.pointerId), far = (p, q) => Math.hypot(p.x - q.x, p.y - q.y);
    if (!last || !slid && far(ev, last) < 5) return;
    slid = tips.set(ev.pointerId, ev);
    const two = [...tips.values()].find((f) => f !== ev);
    if (two) zoom(far(ev, two) / far(last, two), two);
    else pan((last.x - ev.x) * way, last.y - ev.y);
  };

  const [, hash = ""] = /map=([^#&]*)/.exec(location.hash + location.search) || [];
  const [opener, ...live] = find("template").content.children;
  const start = async () => {
    await file(1);
    find(".map-room").replaceWith(...live);
    opener.remove();
    [room, svg, deps, said] = [".map-stage", ".map", "input", "[role=status]"].map(find);
    [, lines, layer] = svg.children;
    const [key, asked, view, ...rest] = hash.split("~");
    deps.checked = +asked;
    await have(hash ? about.starts : [...Array(about.upper).keys()]);
    all.forEach((e, n) => rest.includes(encodeURI(e.key)) && flip(n));
    hash || about.open.forEach(flip);
    lay();
    draw();
    const at = all.findIndex((e) => encodeURI(e.key) === key);
    if (at < 0) k = right > width * 1.3 ? 1 : min(1, width / (right + 8));
    else await acts.follow(at);
    const [a, b, c] = view?.split(",") || [];
    if (+a < right && +b < foot && c > .1) [x, y, k] = [+a, +b, min(c, 2)];
    draw();

    part.onclick = (ev) => {
      const tool = ev.target.closest("[data-do]"), box = ev.target.closest("a");
      if (box && (slid || tool)) ev.preventDefault();
      if (tool && !(box && slid)) act(tool.dataset.do, box?.n);
    };
    room.onkeydown = async (ev) => {
      const s = spots[ev.target.n], does = keys[ev.key];
      if (!does || ev.ctrlKey || ev.metaKey || ev.altKey || !s && acts[does]?.length) return;
      ev.preventDefault();
      if (acts[does]) return act(does, s?.n);
      const [across, down] = does;
      if (!s) return pan(across * 80, down * 80);
      if (across > 0 && !wide(s.n)) await act("turn", s.n);
      const to = spots[down ? rows[rows.indexOf(s) + down]?.n : across > 0 ? s.e.below[0] : s.e.under];
      if (!to) return;
      show(to.n);
      made[to.n].focus({ preventScroll: true });
    };
    room.addEventListener("focusin", ({ target: { n } }) => spots[n] && show(n));
    svg.ondragstart = () => false;
    svg.onwheel = (ev) => !ev.ctrlKey || !!zoom(Math.exp(-ev.deltaY / 400), ev);
    svg.onpointerdown = (ev) => { slid = !tips.set(ev.pointerId, ev); };
    deps.onchange = onresize = draw;
    onpointerup = onpointercancel = (ev) => tips.delete(ev.pointerId);
  };
  opener.onclick = () => start().then(() => live[0].scrollIntoView(room.focus()));
  find(".section-head").append(opener);
  if (hash) start();
})();
