package import RestanteCore

/// How the time of a database relates to its server's clock. Only tests and labs make it another
/// one.
package struct DatabaseTime: Sendable, Hashable {
  /// How far the time is ahead of the server's clock, in milliseconds.
  package var shift: Int64
  /// Where it stands still; `nil` while it runs.
  package var frozen: Timestamp?

  /// Describes a time.
  package init(shift: Int64 = 0, frozen: Timestamp? = nil) {
    self.shift = shift
    self.frozen = frozen
  }

  /// Reads the time of a database that has its tables.
  package init(of settings: ConnectionSettings) async throws(StoreError) {
    let rows = try await DatabaseScript.query(
      "SELECT shift FROM store_clock UNION ALL SELECT fixed + shift FROM store_clock", on: settings)
    let numbers = rows.map(Int64.init)
    shift = numbers.first.flatMap { $0 } ?? 0
    frozen = numbers.last.flatMap { $0 }.map(Timestamp.init(milliseconds:))
  }

  /// Gives a database this time. A store sees it from its next reading on.
  package func apply(to settings: ConnectionSettings) async throws(StoreError) {
    let fixed = frozen.map { "\($0.milliseconds)" } ?? "NULL"
    // What stands still is not shifted.
    let shift = frozen == nil ? shift : 0
    try await DatabaseScript.run(
      "UPDATE store_clock SET fixed = \(fixed), shift = \(shift)", on: settings)
  }
}
