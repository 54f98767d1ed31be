import Dispatch
import RestanteCore
import RestanteSQLite

/// Makes one backup of an embedded database into a folder, as `restante backup` does.
struct ScheduledBackup: Sendable {
  /// What is backed up and how.
  let configuration: ServerConfiguration
  let folder: BackupFolder
  let retention: Int64
  /// Says when backups are made.
  let time: any TimeSource

  /// What was done.
  struct Outcome: Sendable {
    let file: String
    let madeAt: Timestamp
    let events: Int64
    /// How many old backups were deleted.
    let deleted: Int
  }

  /// Makes and verifies a backup, then deletes those that are too old. A backup that is not good is
  /// deleted instead, and nothing else.
  ///
  /// - Throws: ``StartupError`` or `StoreError`.
  func run() async throws -> Outcome {
    // It reads for long, which would keep a thread that others need.
    try await withCheckedThrowingContinuation { continuation in
      DispatchQueue.global(qos: .utility).async {
        continuation.resume(with: Result { try make() })
      }
    }
  }

  private func make() throws -> Outcome {
    try folder.create()
    folder.removeDrafts()
    try checkSpace()
    let now = time.now()
    let file = folder.file(at: now)
    let manifest = try DataDirectoryBackup.make(
      of: configuration.dataDirectory, at: file, serverKey: configuration.serverKey,
      previousServerKey: configuration.previousServerKey, clock: time)
    try DataDirectoryBackup.verify(
      file, against: configuration.serverKeySource, deletesIfBad: true)
    let deleted = folder.prune(before: now.adding(seconds: -retention), except: file)
    return Outcome(
      file: file, madeAt: manifest.madeAt, events: manifest.events, deleted: deleted)
  }

  /// A backup must not take the space that publications need. While it is made there are two copies
  /// of the database.
  private func checkSpace() throws(StartupError) {
    let database = DataDirectory.database(in: configuration.dataDirectory)
    let needed = 2 * SQLiteStore.bytes(ofDatabase: database) + configuration.minimumFreeSpace
    guard let free = MinimumFreeSpace.freeBytes(at: folder.path), free < needed else { return }
    throw StartupError(
      "\(free) bytes are free on the volume of \(folder.path), and a backup needs \(needed)")
  }
}
