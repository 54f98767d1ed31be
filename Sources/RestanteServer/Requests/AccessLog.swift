import HTTPTypes
import RestanteCore
import RestanteJSON

/// Has one line for each request: in the combined format of web servers, with the duration in
/// seconds and the request's id at the end, or in JSON. Secrets in paths are masked, and queries,
/// which may hold tokens, are left out.
final class AccessLog: Sendable {
  /// What only this log shows of a request.
  struct Visit: Sendable {
    /// The client's address.
    let client: NetworkAddress?
    /// Whether the request came over HTTP/2.
    let isHTTP2: Bool
    /// The `User-Agent` header.
    let agent: String?
    /// The number of bytes of the reply's body; `nil` for a stream.
    let bytes: Int?
  }

  private let pipe: LogPipe
  private let format: LogFormat
  private let clock: any TimeSource

  /// - Parameters:
  ///   - pipe: Where lines are written.
  ///   - format: How they are written.
  ///   - clock: The time of requests.
  init(pipe: LogPipe, format: LogFormat, clock: any TimeSource) {
    self.pipe = pipe
    self.format = format
    self.clock = clock
  }

  /// Waits until what was logged is written, for a short time at most.
  func drain() async { await pipe.drain() }

  /// Opens the file anew, after it was renamed.
  func reopen() { pipe.reopen() }

  /// Writes a line for a request.
  func write(_ request: AnsweredRequest, _ visit: Visit) {
    switch format {
    case .text: pipe.write(combined(request, visit))
    case .json: pipe.write(json(request, visit))
    }
  }

  private func combined(_ request: AnsweredRequest, _ visit: Visit) -> String {
    let path = MaskedPath.text(of: request.path, request.group, request.facts)
    let agent = MaskedPath.plain(visit.agent ?? "-", maxLength: 200)
    let user = MaskedPath.plain(request.facts.clientID ?? "-").replacing(" ", with: "_")
    let line = [
      visit.client?.description ?? "-", "-", user, "[\(LogTime(clock.now()).combined)]",
      "\"\(request.method.rawValue) \(path) \(visit.isHTTP2 ? "HTTP/2.0" : "HTTP/1.1")\"",
      "\(request.status.code)", visit.bytes.map { "\($0)" } ?? "-", "\"-\"", "\"\(agent)\"",
      Self.seconds(request.duration), request.id,
    ]
    return line.joined(separator: " ") + "\n"
  }

  private func json(_ request: AnsweredRequest, _ visit: Visit) -> String {
    let facts = request.facts
    var line: JSONObject = [
      "time": .string(LogTime(clock.now()).rfc3339),
      "request_id": .string(request.id),
      "verb": .string(request.method.rawValue),
      "path": .string(MaskedPath.text(of: request.path, request.group, facts)),
      "protocol": .string(visit.isHTTP2 ? "HTTP/2.0" : "HTTP/1.1"),
      "status": .int(Int64(request.status.code)),
      "duration_ms": .int(request.duration / 1_000_000),
    ]
    if let client = visit.client { line["address"] = .string(client.description) }
    if let bytes = visit.bytes { line["bytes"] = .int(Int64(bytes)) }
    if let agent = visit.agent {
      line["user_agent"] = .string(MaskedPath.plain(agent, maxLength: 200))
    }
    if let method = facts.method { line["method"] = .string(method) }
    if let clientID = facts.clientID { line["application"] = .string(clientID) }
    if let portal = facts.portal { line["portal"] = .int(portal.rawValue) }
    if let error = facts.error { line["error_code"] = .string(error) }
    return String(decoding: JSONValue.object(line).encoded(), as: UTF8.self) + "\n"
  }

  /// Nanoseconds in seconds, to a thousandth.
  private static func seconds(_ nanoseconds: Int64) -> String {
    let milliseconds = (nanoseconds + 500_000) / 1_000_000
    let rest = String(milliseconds % 1_000)
    return "\(milliseconds / 1_000)." + String(repeating: "0", count: 3 - rest.count) + rest
  }
}
