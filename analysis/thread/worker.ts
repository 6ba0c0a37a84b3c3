/** The code of the analysis thread: receives orders and sends replies. */
import { parentPort } from "node:worker_threads";
import { KeptGraphs } from "./graphs";
import { replyOf, type Order, type Reply } from "./message";

if (parentPort) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const graphs = new KeptGraphs();
  const reply = (message: Reply): void => port.postMessage(message);
  port.on("message", (order: Order) => {
    if (order.type === "rows") return graphs.add(order.graph, order.rows);
    if (order.type === "settle") return graphs.settle(order.graph);
    if (order.type === "forget") return graphs.forget(order.graph);
    try {
      reply({ id: order.id, answer: graphs.answer(order.graph, order.question, order.resolved) });
    } catch (error) {
      reply(replyOf(order.id, error));
    }
  });
}
