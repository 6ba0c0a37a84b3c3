/** Who cooperates with whom. */
import { useEffect } from "preact/hooks";
import { NETWORK, type NetworkGraph } from "../../api/network";
import { colourNow } from "../../parts/colour";
import { CoverageLine } from "../../parts/CoverageLine";
import { SelectLink } from "../../parts/SelectLink";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { selection } from "../../state/store";
import { useVariables } from "../../state/variables";
import { providePicture } from "../../take/pictures";
import { number, t, word } from "../../text";
import { ActorList } from "./ActorList";
import { Canvas } from "./Canvas";
import { legendOf, variableOf, type LegendEntry } from "./colours";
import { networkSvg } from "./svg";
import "./network.css";

export function NetworkView() {
  const answer = useAnswer(NETWORK, useVariables());
  const { data, isStale } = useLatest(answer);
  if (!data || answer.state === "failed") return <Status answer={answer} />;
  const { networkGraph: graph } = data;
  if (graph.nodes.length === 0) return <Empty />;
  return (
    <div class="network" aria-busy={isStale}>
      <Canvas graph={graph} />
      <TakenAlong graph={graph} />
      <Legend graph={graph} />
      <Remarks graph={graph} />
      <CoverageLine coverage={graph.coverage} undetermined={graph.undeterminedCount} />
      <ActorList nodes={graph.nodes} />
    </div>
  );
}

/** The picture for who wants to take it along, as long as it is shown. */
function TakenAlong({ graph }: { readonly graph: NetworkGraph }) {
  const { colour } = selection.value;
  useEffect(() => {
    const variable = variableOf(legendOf(graph.nodes, colour));
    return providePicture(() =>
      networkSvg(graph, {
        colours: { of: (node) => colourNow(variable(node)), line: colourNow("--tie") },
        ink: colourNow("--ink"),
      }),
    );
  }, [graph, colour]);
  return null;
}

function Legend({ graph }: { readonly graph: NetworkGraph }) {
  const { colour } = selection.value;
  return (
    <div class="legend">
      <p>
        {t("network.colour")}{" "}
        {(["kind", "community"] as const).map((one) => (
          <SelectLink key={one} change={{ colour: one }} current={colour === one} class="switch">
            {t(`network.colour.${one}`)}
          </SelectLink>
        ))}
      </p>
      <ul>
        {legendOf(graph.nodes, colour).map((entry) => (
          <li key={entry.variable + (entry.community ?? entry.kind ?? "")}>
            <span class="dot" style={{ background: `var(${entry.variable})` }} aria-hidden="true" />
            {nameOf(entry)} ({number(entry.members)})
          </li>
        ))}
      </ul>
    </div>
  );
}

function nameOf({ kind, community }: LegendEntry): string {
  if (kind) return word("kind", kind);
  return community === undefined ? t("network.community.rest") : t("network.community", { number: community + 1 });
}

function Remarks({ graph }: { readonly graph: NetworkGraph }) {
  const { nodes, nodeCount, truncated, unnamedPartners } = graph;
  return (
    <p class="quiet">
      {t("network.size", { actors: nodes.length })}{" "}
      {truncated && <strong>{t("network.truncated", { shown: nodes.length, all: nodeCount })} </strong>}
      {unnamedPartners > 0 && t("network.unnamed", { count: unnamedPartners })}
    </p>
  );
}
