import RestanteJSON
package import RestanteREST
import Synchronization

/// Makes lines of a transcript of requests and their replies.
package final class TranscriptRecorder: Sendable {
  /// Longer replies are not kept, in bytes.
  private static let maximumReply = 8 << 20

  private let rules: HidingRules
  private let mask: Mutex<TranscriptMask>

  /// - Parameters:
  ///   - rules: What is hidden, and what is not.
  ///   - host: The portal's host, with its port, which is hidden.
  package init(_ rules: HidingRules, host: String) {
    self.rules = rules
    mask = Mutex(TranscriptMask(rules, host: host))
  }

  /// The first line.
  package var header: [UInt8] { Self.line(Transcript.header(rules)) }

  /// Makes the line of a call and writes it: one after the other, without secrets.
  ///
  /// - Parameters:
  ///   - request: The request.
  ///   - status: The status of the reply.
  ///   - body: The body of the reply. What is no JSON is not kept.
  ///   - write: Writes the line.
  /// - Throws: What `write` throws.
  package func record<Failure: Error>(
    _ request: RESTRequest, status: Int, body: [UInt8],
    write: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    let reply = Self.parsed(body)
    try mask.withLock { (mask) throws(Failure) in
      var call = RecordedCall(request, &mask)
      call.status = status
      call.reply = reply.map { mask.reply(ReplyTime.blank($0)) }
      try write(Self.line(.object(call.object)))
    }
  }

  private static func parsed(_ body: [UInt8]) -> JSONValue? {
    guard body.count <= maximumReply else { return nil }
    let limits = JSONParser.Limits(maxDepth: 512, maxBytes: body.count)
    return try? JSONParser(limits: limits).parse(body)
  }

  private static func line(_ value: JSONValue) -> [UInt8] {
    value.encoded() + [UInt8(ascii: "\n")]
  }
}
