import Foundation
import RestanteCore

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension SQLiteBackup {
  /// What SQLite keeps beside a database.
  private static let companions = ["-wal", "-shm", "-journal"]

  /// Removes a database that nobody has open, if there is one.
  static func remove(_ path: String) {
    for suffix in [""] + companions { unlink(path + suffix) }
  }

  /// Gives a finished file its name, and returns once the name would survive a power loss.
  static func putInPlace(_ draft: String, at path: String) throws {
    try sync(draft)
    guard rename(draft, path) == 0 else { throw failure("rename", draft) }
    try sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
  }

  /// Renames a database that nobody has open, together with what belongs to it. A write-ahead log
  /// that stayed behind would be taken for the new database's.
  static func setAside(_ path: String) throws {
    guard access(path, F_OK) == 0 else {
      for suffix in companions { unlink(path + suffix) }
      return
    }
    remove(path + ".replaced")
    for suffix in [""] + companions where access(path + suffix, F_OK) == 0 {
      guard rename(path + suffix, path + ".replaced" + suffix) == 0 else {
        throw failure("rename", path + suffix)
      }
    }
  }

  private static func sync(_ path: String) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw failure("open", path) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw failure("write", path) }
  }

  private static func failure(_ verb: String, _ path: String) -> StoreError {
    StoreError(.unavailable, "cannot \(verb) \(path): \(String(cString: strerror(errno)))")
  }
}
