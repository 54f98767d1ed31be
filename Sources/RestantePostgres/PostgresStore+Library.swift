import CLibpq

extension PostgresStore {
  /// The version of the libpq that the process uses: `15.18`.
  public static var libraryVersion: String {
    let number = PQlibVersion()
    return "\(number / 10_000).\(number % 10_000)"
  }
}
