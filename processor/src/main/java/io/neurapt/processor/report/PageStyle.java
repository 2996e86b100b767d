package io.neurapt.processor.report;

/** The style sheet of the page: light or dark as the reader's system is. */
final class PageStyle {
    static final String CSS =
            """
            :root {
              color-scheme: light dark;
              --back: #ffffff; --card: #f6f7f9; --line: #d9dde3; --text: #1d2330; --soft: #5b6475; --edge: #8c97aa;
              --c0: #64748b; --c1: #0f766e; --c2: #7c3aed; --c3: #b45309; --c4: #1d4ed8; --c5: #be185d; --c6: #4d7c0f; --c7: #0e7490;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --back: #14171d; --card: #1c2129; --line: #343c49; --text: #e6e9ef; --soft: #a3adbd; --edge: #66728a;
                --c0: #94a3b8; --c1: #2dd4bf; --c2: #a78bfa; --c3: #fbbf24; --c4: #60a5fa; --c5: #f472b6; --c6: #a3e635; --c7: #22d3ee;
              }
            }
            * { box-sizing: border-box; }
            body { margin: 0 auto; max-width: 72rem; padding: 2rem 1.25rem 3rem; background: var(--back); color: var(--text);
              font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; }
            h1 { margin: 0 0 .25rem; font-size: 1.6rem; }
            h2 { margin: 0; font-size: 1.25rem; overflow-wrap: anywhere; }
            p { margin: .25rem 0; color: var(--soft); }
            a { color: inherit; }
            nav { margin: .75rem 0; }
            nav a { margin-right: 1rem; }
            section { margin-top: 2rem; padding: 1.25rem; border: 1px solid var(--line); border-radius: 12px; background: var(--card); }
            figure { margin: 1rem 0; overflow-x: auto; }
            svg { display: block; margin: 0 auto; }
            svg text { fill: var(--text); font-size: 13px; text-anchor: middle; }
            svg .soft { fill: var(--soft); font-size: 12px; }
            svg .dots { fill: var(--soft); }
            svg .edges { fill: none; stroke: var(--edge); }
            .k0 { --k: var(--c0); } .k1 { --k: var(--c1); } .k2 { --k: var(--c2); } .k3 { --k: var(--c3); }
            .k4 { --k: var(--c4); } .k5 { --k: var(--c5); } .k6 { --k: var(--c6); } .k7 { --k: var(--c7); }
            svg .unit { fill: var(--k); stroke: var(--card); stroke-width: 2; }
            svg .again .unit { fill: var(--card); stroke: var(--k); }
            svg .again text { fill: var(--soft); }
            ul { display: flex; flex-wrap: wrap; justify-content: center; gap: .25rem 1.25rem; margin: 0; padding: 0; list-style: none;
              color: var(--soft); font-size: 13px; }
            li::before { content: ""; display: inline-block; width: .7em; height: .7em; margin-right: .45em; border-radius: 50%;
              background: var(--k); }
            .table { overflow-x: auto; }
            table { width: 100%; border-collapse: collapse; font-size: 14px; font-variant-numeric: tabular-nums; }
            th, td { padding: .4rem .75rem; border-bottom: 1px solid var(--line); text-align: left; white-space: nowrap; }
            th { color: var(--soft); font-weight: 600; }
            .n { text-align: right; }
            tfoot td { border-bottom: 0; font-weight: 600; }
            """;

    private PageStyle() {}
}
