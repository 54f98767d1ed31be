public import RestanteCore
public import RestanteSQLite

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Backs up the embedded database of a data directory and brings it back.
///
/// A backup never holds the server key, from which secrets are derived; it only knows which key
/// belongs to it.
public enum DataDirectoryBackup {
  /// Makes a backup of a data directory's database, which a server may be using.
  ///
  /// - Parameters:
  ///   - directory: The data directory.
  ///   - output: The backup file to make.
  ///   - replacing: Whether a file that is there may be replaced.
  ///   - serverKey: The server key in hexadecimal digits, where it is not in the directory.
  ///   - previousServerKey: The one before it, while the key is rotated.
  ///   - clock: Says when the backup is made.
  /// - Throws: ``StartupError`` or `StoreError`. There is no new file then.
  public static func make(
    of directory: String, at output: String, replacing: Bool = false, serverKey: Secret? = nil,
    previousServerKey: Secret? = nil, clock: any TimeSource = WallClock(),
    progress: @escaping SQLiteBackup.Progress = { _, _ in }
  ) throws -> BackupManifest {
    let database = DataDirectory.database(in: directory)
    guard access(database, F_OK) == 0 else {
      throw StartupError("there is no database in \(directory)")
    }
    guard replacing || access(output, F_OK) != 0 else {
      throw StartupError("\(output) already exists; --force replaces it")
    }
    let source = ServerKeySource(
      directory: directory, given: serverKey, givenPrevious: previousServerKey)
    guard let keys = try source.keys() else {
      throw StartupError(
        "there is no server.key in \(directory), and RESTANTE_SERVER_KEY is not set")
    }
    return try SQLiteBackup.make(
      of: database, at: output, keys: keys.all, version: ServerVersion.text,
      now: clock.now(), progress: progress)
  }

  /// Reads a backup again and makes sure that a restore would accept it.
  ///
  /// - Parameters:
  ///   - keys: Where the server keys are.
  ///   - deletesIfBad: Whether a file that is not good is deleted.
  /// - Throws: ``StartupError`` or `StoreError`.
  static func verify(
    _ file: String, against keys: ServerKeySource, deletesIfBad: Bool
  ) throws {
    do {
      let manifest = try SQLiteBackup.manifest(of: file)
      let key = try keys.keys()?.all.first { $0.fingerprint == manifest.keyFingerprint }
      try SQLiteBackup.verify(file, key: key)
    } catch {
      if deletesIfBad { unlink(file) }
      throw error
    }
  }

  /// Puts the database of a backup into a data directory that no server uses.
  ///
  /// - Parameters:
  ///   - input: The backup file.
  ///   - directory: The data directory, made if it is not there.
  ///   - replacing: Whether a database that is there may be replaced. It is kept beside the new
  ///     one as `restante.sqlite.replaced`.
  ///   - acceptingOtherKey: Whether the server key may be another one than the backup's, which
  ///     changes what is derived from it: the `application_token` of every application.
  ///   - serverKey: The server key in hexadecimal digits, where it is not in the directory.
  ///   - previousServerKey: The one before it, which older backups may belong to.
  /// - Throws: ``StartupError`` or `StoreError`. The directory's database is as it was then.
  public static func restore(
    _ input: String, into directory: String, replacing: Bool = false,
    acceptingOtherKey: Bool = false, serverKey: Secret? = nil,
    previousServerKey: Secret? = nil, progress: @escaping SQLiteBackup.Progress = { _, _ in }
  ) throws -> BackupManifest {
    let manifest = try SQLiteBackup.manifest(of: input)
    let home = try DataDirectory(directory)
    guard replacing || access(home.database, F_OK) != 0 else {
      throw StartupError("\(directory) already has a database; --force replaces it")
    }
    let keys = try ServerKeySource(
      directory: directory, given: serverKey, givenPrevious: previousServerKey
    ).keys()
    guard
      acceptingOtherKey || keys?.fingerprints.contains(manifest.keyFingerprint) == true
    else {
      throw StartupError(
        keys == nil
          ? """
          \(directory) has no server.key: copy the backup's server.key there, or use --other-key, \
          which changes the application_token of every application
          """
          : """
          \(input) belongs to another server key; --other-key restores it anyway and changes the \
          application_token of every application
          """)
    }
    return try SQLiteBackup.restore(
      input, to: home.database,
      // With another key nobody can tell.
      key: keys?.all.first { $0.fingerprint == manifest.keyFingerprint },
      forgettingServerKey: acceptingOtherKey, progress: progress)
  }
}
