import RestanteCore

/// Why a statement failed, with what decides how to go on.
struct Failure {
  /// The server's code of five characters; "" when the connection broke.
  var state: String
  /// What happened, for people.
  var message: String
  /// Whether the connection is of no further use.
  var isConnectionLost: Bool

  /// Whether the same transaction may succeed when it is run again: it met another one.
  var isConflict: Bool {
    switch state {
    case "40001", "40P01", "23505", "55P03", Self.needsAnotherRun: true
    default: false
    }
  }

  /// Whether the server told us to go elsewhere: it shuts down, starts, or only reads.
  var isServerLeaving: Bool {
    switch state {
    case "57P01", "57P02", "57P03", "25006": true
    default: false
    }
  }

  /// A code of our own, for transactions that must begin anew with stronger locks.
  static let needsAnotherRun = "RS001"

  /// The store's error.
  var error: StoreError {
    let detail = state.isEmpty ? message : "PostgreSQL \(state): \(message)"
    return switch state {
    case "53100":
      StoreError(
        .full,
        "the volume of the database is full: free space there, and writes resume by themselves "
          + "(\(detail))")
    case "XX001", "XX002": StoreError(.corrupt, detail)
    default: StoreError(.unavailable, detail)
    }
  }
}
