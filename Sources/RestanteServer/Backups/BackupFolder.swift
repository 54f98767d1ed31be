import Foundation
import RestanteCore
import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder that a server keeps its backups in, named by when they were made:
/// `restante-2026-11-30T154400Z.backup`.
struct BackupFolder: Sendable {
  /// A finished backup.
  struct Backup: Sendable, Hashable {
    let path: String
    let madeAt: Timestamp
  }

  private static let prefix = "restante-"
  private static let suffix = ".backup"

  let path: String

  /// Makes the folder if it is not there.
  func create() throws(StartupError) {
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw DurableFile.failure("create the directory", path)
    }
  }

  /// The file for a backup that is made at a time.
  func file(at time: Timestamp) -> String {
    let date = Date(timeIntervalSince1970: TimeInterval(time.seconds)).formatted(.iso8601)
    return "\(path)/\(Self.prefix)\(date.replacing(":", with: ""))\(Self.suffix)"
  }

  /// The finished backups, oldest first, and the files that should be backups but are not, with the
  /// reason.
  func contents() -> (backups: [Backup], unusable: [(file: String, reason: String)]) {
    var backups: [Backup] = []
    var unusable: [(file: String, reason: String)] = []
    for name in names where name.hasPrefix(Self.prefix) && name.hasSuffix(Self.suffix) {
      let file = "\(path)/\(name)"
      do throws(StoreError) {
        backups.append(Backup(path: file, madeAt: try SQLiteBackup.manifest(of: file).madeAt))
      } catch {
        unusable.append((file, error.detail))
      }
    }
    return (backups.sorted { $0.madeAt < $1.madeAt }, unusable.sorted { $0.file < $1.file })
  }

  /// Deletes the backups that were made before a time, except one.
  ///
  /// - Returns: How many were deleted.
  func prune(before time: Timestamp, except kept: String) -> Int {
    contents().backups.count { backup in
      backup.madeAt < time && backup.path != kept && unlink(backup.path) == 0
    }
  }

  /// Deletes what a server that was killed left of a backup.
  func removeDrafts() {
    for name in names where name.hasPrefix(Self.prefix) {
      guard name.contains("\(Self.suffix).copy") || name.contains("\(Self.suffix).part") else {
        continue
      }
      unlink("\(path)/\(name)")
    }
  }

  private var names: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
  }
}
