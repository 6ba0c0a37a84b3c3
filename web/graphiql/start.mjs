// GraphiQL over the API of the hub that serves it.
import { GraphiQL } from "graphiql";
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import "graphiql/style.css";
import "./page.css";
import first from "./first.graphql?raw";

/** Asks the hub, with the headers that stand in the editor. */
async function fetcher(asked, { headers } = {}) {
  const answer = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json", ...headers },
    body: JSON.stringify(asked),
  });
  return answer.json();
}

const page = createElement(GraphiQL, { fetcher, defaultQuery: first, defaultEditorToolsVisibility: false });
createRoot(globalThis.document.getElementById("graphiql")).render(page);
