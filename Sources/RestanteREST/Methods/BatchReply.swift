import RestanteJSON

/// The result of a batch under construction.
struct BatchReply {
  /// A map from a command's key to JSON text, in the order of the commands.
  private struct Part {
    var members: [(key: String, json: [UInt8])] = []

    /// As PHP writes it: a list when the keys are 0, 1, … without a gap, or when it is empty.
    func append(to writer: inout JSONWriter) {
      let isList = members.enumerated().allSatisfy { index, member in
        member.key.utf8.elementsEqual(String(index).utf8)
      }
      isList ? writer.beginArray() : writer.beginObject()
      for member in members {
        if !isList { writer.key(member.key) }
        writer.raw(member.json)
      }
      isList ? writer.endArray() : writer.endObject()
    }
  }

  private var results = Part()
  private var errors = Part()
  private var totals = Part()
  private var nexts = Part()
  private var times = Part()

  mutating func succeed(_ key: String, _ result: MethodResult, time: CallTime, utcOffset: Int) {
    results.members.append((key, result.json))
    if let total = result.total { totals.members.append((key, Array(String(total).utf8))) }
    if let next = result.next { nexts.members.append((key, Array(String(next).utf8))) }
    var bytes: [UInt8] = []
    time.append(to: &bytes, utcOffset: utcOffset)
    times.members.append((key, bytes))
  }

  mutating func fail(_ key: String, _ error: RESTError) {
    var writer = JSONWriter(style: .php)
    ErrorBody.write(error, to: &writer)
    errors.members.append((key, writer.bytes))
  }

  func encoded() -> [UInt8] {
    var writer = JSONWriter(style: .php)
    writer.beginObject()
    for (name, part) in [
      ("result", results), ("result_error", errors), ("result_total", totals),
      ("result_next", nexts), ("result_time", times),
    ] {
      writer.key(name)
      part.append(to: &writer)
    }
    writer.endObject()
    return writer.bytes
  }
}
