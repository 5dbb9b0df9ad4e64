// Server-sent events out of the body of a response: EventSource can only GET.

/**
 * Reads events as they come.
 *
 * @yields {{event: string, data: any}} data parsed as JSON
 */
export async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let waiting = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      waiting = (waiting + value).replaceAll("\r\n", "\n");
      let end;
      while ((end = waiting.indexOf("\n\n")) >= 0) {
        const event = parsed(waiting.slice(0, end));
        waiting = waiting.slice(end + 2);
        if (event) {
          yield event;
        }
      }
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** One event, or null for a comment that only keeps the line open. */
function parsed(block) {
  let event = "message";
  const data = [];
  for (const line of block.split("\n")) {
    const [, field, value] = /^(\w+): ?(.*)$/s.exec(line) ?? [];
    if (field === "event") {
      event = value;
    } else if (field === "data") {
      data.push(value);
    }
  }
  return data.length === 0 ? null : { event, data: JSON.parse(data.join("\n")) };
}
