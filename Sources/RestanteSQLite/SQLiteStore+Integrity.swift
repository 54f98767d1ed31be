import Dispatch
import GRDB
public import RestanteCore

extension SQLiteStore {
  /// Looks whether every table and every event is sound, over a connection of its own, while
  /// everything goes on.
  public func checkIntegrity() async throws(StoreError) {
    let path = pool.path
    // It reads for long, which would keep a thread that others need.
    let result: Result<[String], StoreError> = await withCheckedContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(
          returning: Result { () throws(StoreError) in try IntegrityCheck.damage(of: path) })
      }
    }
    do {
      note(try result.get())
    } catch {
      failures.note(error)
      throw error
    }
  }

  /// Notes what a check found.
  func note(_ findings: [String]) {
    for finding in findings.prefix(20) {
      failures.note(StoreError(.corrupt, "the database is damaged: \(finding)"))
    }
  }
}
