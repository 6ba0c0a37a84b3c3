/** Who cooperates with whom. */
import { useEffect, useMemo } from "preact/hooks";
import { NETWORK, type NetworkGraph } from "../../api/operations";
import { colourNow } from "../../parts/colour";
import { Foot } from "../../parts/Foot";
import { SelectLink } from "../../parts/SelectLink";
import { Empty, Status } from "../../parts/Status";
import { useAnswer, useLatest } from "../../state/answers";
import { isFiltered, START, TIES } from "../../state/selection";
import { select, selection } from "../../state/store";
import { useVariables } from "../../state/variables";
import { providePicture } from "../../share/pictures";
import { number, t, word } from "../../text";
import { ActorList } from "./ActorList";
import { Canvas } from "./Canvas";
import { legendOf, variableOf, type LegendEntry } from "./colours";
import { MOST_IN_COLUMNS } from "./columns";
import { ColumnsPicture } from "./ColumnsPicture";
import { laidOut } from "./placing";
import { networkSvg } from "./svg";
import "./network.css";

/** The network with its choices of ties, colours and layout, its list of actors and its foot. */
export function NetworkView() {
  const chosen = useVariables();
  const { ties, layout } = selection.value;
  const answer = useAnswer(NETWORK, chosen && { ...chosen, relations: ties });
  const { data, isStale } = useLatest(answer);
  const isPart = isFiltered(selection.value) || ties.join() !== START.ties.join();
  const graph = useMemo(() => (data && isPart ? laidOut(data.networkGraph) : data?.networkGraph), [data, isPart]);
  if (!graph || answer.state === "failed") return <Status answer={answer} />;
  const isSmall = graph.nodes.length < MOST_IN_COLUMNS;
  if (graph.nodes.length === 0)
    return (
      <>
        <Ties />
        <Empty />
      </>
    );
  return (
    <div class="network" aria-busy={isStale}>
      <Ties />
      {isSmall && <Layouts />}
      {isSmall && layout === "columns" ? (
        <ColumnsPicture graph={graph} />
      ) : (
        <>
          <Canvas graph={graph} />
          <TakenAlong graph={graph} />
        </>
      )}
      <Legend graph={graph} />
      <Remarks graph={graph} />
      <Foot leaves={["unnamed"]} />
      <ActorList nodes={graph.nodes} />
    </div>
  );
}

/** Which kinds of record tie actors. */
function Ties() {
  const { ties } = selection.value;
  return (
    <>
      <fieldset class="ties">
        <legend>{t("network.ties")}</legend>
        {TIES.map((tie) => (
          <label key={tie} class="choice">
            <input
              type="checkbox"
              checked={ties.includes(tie)}
              disabled={ties.length === 1 && ties[0] === tie}
              onChange={() => select({ ties: TIES.filter((one) => (one === tie) !== ties.includes(one)) })}
            />
            <span>{t(`network.ties.${tie}`)}</span>
          </label>
        ))}
      </fieldset>
      {ties.some((tie) => tie !== "COLLABORATION") && isFiltered(selection.value) && (
        <p class="quiet">{t("network.ties.filters")}</p>
      )}
    </>
  );
}

function Layouts() {
  const { layout } = selection.value;
  return (
    <p class="layouts">
      {t("network.layout")}{" "}
      {(["free", "columns"] as const).map((one) => (
        <SelectLink key={one} change={{ layout: one }} current={layout === one} class="switch">
          {t(`network.layout.${one}`)}
        </SelectLink>
      ))}
    </p>
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
