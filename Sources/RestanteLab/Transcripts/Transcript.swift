import RestanteJSON

/// Calls of an application and the replies of a portal: JSON, one call a line.
package struct Transcript: Sendable {
  /// What was hidden, and what was not.
  let rules: HidingRules
  /// The calls in the order in which they were replied to.
  package let calls: [RecordedCall]

  /// The first line of a transcript.
  static func header(_ rules: HidingRules) -> JSONValue {
    [
      "transcript": 1, "hide": .array(rules.hidden.map { .string($0) }),
      "keep": .array(rules.kept.map { .string($0) }),
    ]
  }

  /// Reads a transcript.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - path: What errors call it.
  /// - Throws: ``FixtureError`` with the line.
  package init(_ bytes: [UInt8], path: String) throws(FixtureError) {
    var rules: HidingRules?
    var calls: [RecordedCall] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (place, line) in lines.enumerated() where !line.isEmpty {
      let limits = JSONParser.Limits(maxDepth: 512, maxBytes: line.count)
      guard let value = try? JSONParser(limits: limits).parse(line) else {
        throw FixtureError(path, place + 1, "this is not JSON.")
      }
      guard rules != nil else {
        guard value["transcript"] == 1 else {
          throw FixtureError(path, place + 1, "this is not a transcript of restante lab record.")
        }
        let names = { (name: String) in
          value[name]?.arrayValue?.compactMap(\.stringValue) ?? []
        }
        rules = HidingRules(hidden: names("hide"), kept: names("keep"))
        continue
      }
      guard let call = RecordedCall(value) else {
        throw FixtureError(path, place + 1, "this is not a call with its reply.")
      }
      calls.append(call)
    }
    guard let rules else { throw FixtureError(path, nil, "the file is empty.") }
    self.rules = rules
    self.calls = calls
  }
}
