/** What GraphiQL shows first: the operation Profile of the API's contract. */
const DEFAULT_QUERY = `# Liaison: who cooperates to prevent torture, and how.
# Ctrl+Enter runs this query, Ctrl+Space lists fields.
query Profile {
  npm(id: "npm-slovenia") {
    name
    state { name opcat { ratifiedOn } }
    model
    collaborations(where: { pattern: { eq: OMBUDSMAN_PLUS } }, first: 5) {
      totalCount
      nodes {
        partner { name ... on Cso { state { name } } }
        period { from to }
        formality
        status
        sources { title url }
      }
    }
    memberships { nodes { network { name } status period { from } } }
  }
}
`;

/** The page; everything it loads comes from the hub, scripts only as files. */
export const PAGE = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Liaison · GraphiQL</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/graphiql/graphiql.css">
    <link rel="stylesheet" href="/graphiql/page.css">
  </head>
  <body>
    <main id="graphiql">Loading GraphiQL …</main>
    <noscript>GraphiQL needs JavaScript. The API itself does not: POST /graphql, or GET /tables for files.</noscript>
    <script src="/graphiql/react.js"></script>
    <script src="/graphiql/react-dom.js"></script>
    <script src="/graphiql/graphiql.js"></script>
    <script src="/graphiql/start.js"></script>
  </body>
</html>
`;

export const PAGE_STYLE = "html, body, #graphiql { height: 100%; margin: 0; }\n";

export const START_SCRIPT = `"use strict";
const fetcher = GraphiQL.createFetcher({ url: "/graphql" });
const page = React.createElement(GraphiQL, { fetcher, defaultQuery: ${JSON.stringify(DEFAULT_QUERY)}, defaultEditorToolsVisibility: false });
ReactDOM.createRoot(document.getElementById("graphiql")).render(page);
`;
