import RestanteCore
import RestanteJSON
import RestanteServer

/// What is learnt of a request while it is handled.
struct RequestFacts: Sendable {
  /// A command of a batch.
  struct Command: Sendable {
    var method: String
    var parameters: JSONObject
    /// The error's code; `nil` for a success.
    var error: String?
  }

  /// The maximum number of bytes that are kept of parameters and of a reply.
  private static let maxBytes = 64 << 10
  /// The parts of the server whose replies are kept: those of others may hold any secret.
  private static let keptReplies: Set = ["rest", "tokens"]

  /// The method as the client spelled it, in small letters.
  var method: String?
  /// All parameters.
  var parameters: JSONObject?
  /// The portal's domain.
  var portal: String?
  /// The application's client id.
  var application: String?
  var commands: [Command] = []
  /// The rules that applied.
  var faults: [Int64] = []

  /// What is kept of the request.
  ///
  /// - Parameters:
  ///   - request: The request's head.
  ///   - reply: The reply.
  ///   - status: The status that is sent instead of the reply's.
  ///   - text: The text that is sent instead of the reply's body.
  ///   - time: The lab's time.
  func record(
    _ request: InterceptedRequest, _ reply: InterceptedReply, status: Int?, text: String?,
    at time: Timestamp
  ) -> RecordedRequest {
    let method = reply.method ?? method ?? Self.unknownMethod(request)
    let mask = mask(request, reply, method)
    let application = application ?? reply.clientID
    var members: JSONObject = [
      "time": .string(LogTime(time).rfc3339), "verb": .string(request.verb),
      "path": .string(reply.path),
    ]
    if let method { members["method"] = .string(mask.text(method)) }
    if let portal { members["portal"] = .string(portal) }
    if let application { members["application"] = .string(application) }
    members["headers"] = .object(mask.headers(request.headers))
    let shown = mask.parameters(parameters ?? query(of: request))
    members["parameters"] = Self.bounded(.object(shown))
    if !commands.isEmpty { members["commands"] = Self.bounded(.array(commands.map(mask.command))) }
    members["status"] = .int(status ?? reply.status)
    if let error = reply.error, text == nil { members["error"] = .string(error) }
    members["reply"] = text.map { .string($0) } ?? body(of: reply, to: request, mask)
    members["duration_ms"] = .int(reply.duration / 1_000_000)
    if !faults.isEmpty { members["faults"] = .array(faults.map { .int($0) }) }
    return RecordedRequest(
      methods: (method.map { [$0] } ?? []) + commands.map(\.method), portal: portal,
      application: application, status: status ?? reply.status, members: members)
  }

  /// The parameters of what is no method of the wire.
  private func query(of request: InterceptedRequest) -> JSONObject {
    guard request.part != "doors", request.part != "other" else { return [:] }
    return JSONObject(
      members: request.query.sorted { $0.key < $1.key }.map { ($0.key, .string($0.value)) })
  }

  private func body(
    of reply: InterceptedReply, to request: InterceptedRequest, _ mask: SecretMask
  ) -> JSONValue {
    guard let bytes = reply.body, !bytes.isEmpty,
      Self.keptReplies.contains(request.part) || reply.path == "/v1/events"
    else { return .null }
    guard bytes.count <= Self.maxBytes else { return Self.tooLarge(bytes.count) }
    if let value = try? JSONParser().parse(bytes) { return mask.value(value) }
    return .string(mask.text(String(decoding: bytes, as: UTF8.self)))
  }

  private static func bounded(_ value: JSONValue) -> JSONValue {
    let bytes = value.encoded().count
    return bytes <= maxBytes ? value : tooLarge(bytes)
  }

  private static func tooLarge(_ bytes: Int) -> JSONValue {
    .string("(\(bytes) bytes, which is too much to keep)")
  }

  /// The method that a path names, where there is no such method.
  private static func unknownMethod(_ request: InterceptedRequest) -> String? {
    let parts = request.path.split(separator: "/")
    guard request.part == "rest", parts.count == 2 || parts.count == 4 else { return nil }
    return parts.last.map { PercentCoding.decode($0.utf8).lowercased() }
  }

  private func mask(
    _ request: InterceptedRequest, _ reply: InterceptedReply, _ method: String?
  ) -> SecretMask {
    var mask = SecretMask()
    mask.learn(from: request.headers)
    mask.learn(from: parameters ?? query(of: request))
    // What logs do not show of a path may be a code.
    let shown = Set(reply.path.split(separator: "/").map(String.init))
    let parts = request.path.split(separator: "/")
    mask.learn(
      parts.flatMap { [String($0), PercentCoding.decode($0.utf8)] }.filter {
        !shown.contains($0) && !shown.contains($0.lowercased()) && $0.lowercased() != method
      })
    return mask
  }
}

extension SecretMask {
  /// A command as it is shown.
  fileprivate func command(_ command: RequestFacts.Command) -> JSONValue {
    var members: JSONObject = [
      "method": .string(command.method), "parameters": .object(parameters(command.parameters)),
    ]
    if let error = command.error { members["error"] = .string(error) }
    return .object(members)
  }
}
