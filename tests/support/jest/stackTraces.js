// Jest has stacks of 100 frames, and the driver takes one for every statement: a tenth of what the tests take.
Error.stackTraceLimit = 10;
