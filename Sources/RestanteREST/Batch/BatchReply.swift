import RestanteJSON

/// The result of a batch under construction.
struct BatchReply {
  /// What the commands answered so far.
  var answers = BatchAnswers()

  mutating func succeed(_ key: String, _ result: MethodResult, time: CallTime, utcOffset: UTCOffset)
  {
    answers.result.append(key, result.json)
    if let total = result.total { answers.total.append(key, Array(String(total).utf8)) }
    if let next = result.next { answers.next.append(key, Array(String(next).utf8)) }
    var bytes: [UInt8] = []
    time.append(to: &bytes, utcOffset: utcOffset)
    answers.time.append(key, bytes)
  }

  mutating func fail(_ key: String, _ error: RESTError) {
    var writer = JSONWriter(style: .php)
    ErrorBody.write(error, to: &writer)
    answers.error.append(key, writer.bytes)
  }

  func encoded() -> [UInt8] {
    var writer = JSONWriter(style: .php)
    writer.beginObject()
    for (name, part) in [
      ("result", answers.result), ("result_error", answers.error),
      ("result_total", answers.total), ("result_next", answers.next),
      ("result_time", answers.time),
    ] {
      writer.key(name)
      Self.append(part, to: &writer)
    }
    writer.endObject()
    return writer.bytes
  }

  private static func append(_ part: BatchAnswers.Part, to writer: inout JSONWriter) {
    let isList = part.isList
    isList ? writer.beginArray() : writer.beginObject()
    for member in part.members {
      if !isList { writer.key(member.key) }
      writer.raw(member.json)
    }
    isList ? writer.endArray() : writer.endObject()
  }
}
