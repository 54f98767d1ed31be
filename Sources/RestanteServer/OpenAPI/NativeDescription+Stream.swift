import RestanteJSON

/// Hints about what happens in a queue.
extension NativeDescription {
  static let stream: JSONObject = {
    var description = operation(
      "streamQueue",
      "Hints about what happens in one application's queue, as server-sent events, until one side "
        + "hangs up: first `figures`, the queue as `getQueue` shows it, then `change` with the "
        + "figures and, in `changes`, what happened how often. Hints add up and may be missing; "
        + "events are fetched with `event.offline.get`. A comment every 15 seconds shows that the "
        + "connection lives.",
      parameters: [clientIDParameter, connectorParameter],
      reply: Schemas.text, "The stream.", failures: [.notFound])
    let content: JSONObject = ["text/event-stream": ["schema": ["type": "string"]]]
    if var responses = description["responses"]?.objectValue,
      var success = responses["200"]?.objectValue
    {
      success["content"] = .object(content)
      responses["200"] = .object(success)
      description["responses"] = .object(responses)
    }
    return description
  }()
}
