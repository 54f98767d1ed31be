import RestanteCore
import RestanteSQL

/// One operation's view of the writer's open transaction.
///
/// The rules of queues are those of ``QueueRows``; the extensions keep rows. Identities and
/// credentials are kept as ``SQLWriter`` does it.
struct PostgresTransaction: StatementSource, SQLWriter {
  let session: Session
  let now: Timestamp
  let state: TransactionState

  func execute(_ text: String, _ parameters: [SQLParameter]) throws(StoreError) -> Int {
    try session.run(text, parameters.map(Parameter.init)).changed
  }

  func execute(_ text: String, each parameters: [[SQLParameter]]) throws(StoreError) -> Int {
    guard !parameters.isEmpty else { return 0 }
    let commands = parameters.map { Command(text, $0.map(Parameter.init)) }
    return try session.run(commands).reduce(0) { $0 + $1.changed }
  }

  func write(_ text: String, each parameters: [[SQLParameter]]) {
    session.runLater(parameters.map { Command(text, $0.map(Parameter.init)) })
  }

  func hold(_ portal: PortalID) throws(StoreError) {
    try lockSettings(of: portal.rawValue)
  }

  /// Every look-up asks the database.
  func identityChanged() {}

  /// The same.
  func receiversChanged() {}

  func turnsChanged(on portal: PortalID) { state.deliveringPortals.insert(portal) }
}
