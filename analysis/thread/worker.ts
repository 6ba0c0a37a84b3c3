/** The thread that analyses: takes orders, sends replies. */
import { parentPort } from "node:worker_threads";
import { Desk } from "./desk";
import { replyOf, type Order, type Reply } from "./message";

if (parentPort) serve(parentPort);

function serve(port: NonNullable<typeof parentPort>): void {
  const desk = new Desk();
  const reply = (message: Reply): void => port.postMessage(message);
  port.on("message", (order: Order) => {
    if (order.type === "rows") return desk.add(order.graph, order.rows);
    if (order.type === "settle") return desk.settle(order.graph);
    if (order.type === "forget") return desk.forget(order.graph);
    try {
      reply({ id: order.id, answer: desk.answer(order.graph, order.question, order.resolved) });
    } catch (error) {
      reply(replyOf(order.id, error));
    }
  });
}
