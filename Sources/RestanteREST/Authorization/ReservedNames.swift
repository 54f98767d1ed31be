/// The parameters that routing, paging and authorization take for themselves, so that methods never
/// see them.
enum ReservedNames {
  private static let always: Set<String> = [
    "start", "state", "method", "aplogin", "ap", "auth", "access_token",
  ]
  private static let withToken = always.union(["auth_connector"])

  /// The names reserved in a caller's requests. To a webhook `auth_connector` means nothing.
  static func of(_ caller: Caller) -> Set<String> {
    switch caller.credential {
    case .token: withToken
    case .webhook: always
    }
  }
}
