/// What a server said when it was asked whether it is ready.
public enum ServerAnswer: Sendable {
  /// It is, or it says why not; by how many seconds this machine's clock is behind its.
  case answered(complaint: String?, clockDifference: Int64?)
  /// Nobody listens there.
  case stopped
  /// Somebody listens, but gives no answer.
  case silent(String)

  /// What that means for the server at an address.
  func finding(at base: String, dataOption: String) -> Finding {
    switch self {
    case .answered(nil, _): .ok("server", "The server at \(base) is ready.")
    case .answered(let complaint?, _):
      .error(
        "server", "The server at \(base) is not ready: \(complaint).",
        remedy: "restante health --url \(base)")
    case .stopped:
      .note(
        "server", "No server runs at \(base).", remedy: "restante serve\(dataOption)")
    case .silent(let reason):
      .error(
        "server", "The server at \(base) gives no answer: \(reason).",
        remedy: "restante health --url \(base)")
    }
  }
}
