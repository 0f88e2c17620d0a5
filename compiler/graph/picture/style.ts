/** The colors of a picture, for light and dark pages. */

interface Scheme {
  readonly page: string;
  readonly card: string;
  readonly ink: string;
  readonly muted: string;
  readonly frame: string;
  readonly tiers: Readonly<Record<"public" | "private" | "data" | "other", string>>;
  readonly kinds: Readonly<Record<"traffic" | "compute" | "database" | "cache" | "messages" | "support", string>>;
}

const light: Scheme = {
  page: "#ffffff",
  card: "#ffffff",
  ink: "#1b2430",
  muted: "#566273",
  frame: "#97a3b4",
  tiers: { public: "#e3f3e6", private: "#e2edfa", data: "#efe6f8", other: "#eef1f4" },
  kinds: { traffic: "#1f6feb", compute: "#c2570c", database: "#7a3fc4", cache: "#c42b45", messages: "#0b7f72", support: "#64748b" },
};

const dark: Scheme = {
  page: "#0f141b",
  card: "#1a212b",
  ink: "#e8edf3",
  muted: "#a3afbd",
  frame: "#5b6878",
  tiers: { public: "#15291b", private: "#14253a", data: "#271c38", other: "#1c232d" },
  kinds: { traffic: "#6cb0ff", compute: "#ff9d57", database: "#bd93f9", cache: "#ff7b8d", messages: "#4fd1bd", support: "#9aa8b8" },
};

const fonts = `.picture text{font:13px system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif}
.picture .title{font-size:20px;font-weight:650}
.picture .strong{font-weight:650}
.picture .small{font-size:12px}
.picture .mono{font:12px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace}
.picture .end{text-anchor:end}
.picture .middle{text-anchor:middle}
.picture .zone,.picture .vpc{fill:none;stroke-width:1.5}
.picture .zone{stroke-dasharray:5 4}
.picture .way{fill:none;stroke-width:1.75}
.picture a{cursor:pointer}
.picture a:hover .card,.picture a:focus .card{stroke-width:2.5}
`;

/** The style sheet of all pictures. Its selectors apply only inside `.picture`, so that a page can contain several pictures. */
export function pictureStyle(): string {
  return `${fonts}${rules(light)}@media (prefers-color-scheme:dark){\n${rules(dark)}}\n`;
}

function rules({ page, card, ink, muted, frame, tiers, kinds }: Scheme): string {
  const tier = Object.entries(tiers).map(([name, color]) => `.picture .tier-${name}{fill:${color}}`);
  const kind = Object.entries(kinds).map(
    ([name, color]) =>
      `.picture .k-${name}{fill:${color}}.picture .way.k-${name}{fill:none;stroke:${color}}.picture .card.k-${name}{fill:${card};stroke:${color}}`,
  );
  return [
    `.picture .page{fill:${page}}`,
    `.picture text{fill:${ink}}`,
    `.picture .muted{fill:${muted}}`,
    `.picture .zone,.picture .vpc{stroke:${frame}}`,
    `.picture .plain{fill:${card};stroke:${frame}}`,
    ...tier,
    ...kind,
    "",
  ].join("\n");
}
