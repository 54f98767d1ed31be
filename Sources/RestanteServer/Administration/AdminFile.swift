public import RestanteCore
import RestanteJSON

/// The contents of `admin.json`: where the server is and a key that may administer all of it.
///
/// The first start makes it, so that there is a first administrator; the command line reads it.
public struct AdminFile: Sendable, Hashable, Redacted {
  /// The server's public URL, without a slash at the end.
  public var baseURL: String
  /// A key of the server.
  public var key: String

  /// The file of a data directory; `nil` when it is missing or not what a server writes.
  public init?(inDataDirectory directory: String) {
    guard let contents = try? DurableFile.contents(of: DataDirectory.adminFile(in: directory))
    else { return nil }
    self.init(contents: contents)
  }

  /// Why the file of a data directory is not read although it is there, in a sentence; `nil` when
  /// it is missing or can be read.
  public static func refusal(inDataDirectory directory: String) -> String? {
    do throws(StartupError) {
      _ = try DurableFile.contents(of: DataDirectory.adminFile(in: directory))
      return nil
    } catch {
      return error.description
    }
  }

  init(baseURL: String, key: String) {
    self.baseURL = baseURL
    self.key = key
  }

  /// A file from its contents; `nil` when a member is missing, or when the key is none that a
  /// server makes and could therefore be guessed.
  init?(contents: [UInt8]) {
    guard let value = try? JSONParser().parse(contents),
      let baseURL = value["base_url"]?.stringValue, let key = value["key"]?.stringValue,
      Credential.isWellFormed(key)
    else { return nil }
    self.init(baseURL: baseURL, key: key)
  }

  /// The JSON text of the file.
  var contents: [UInt8] {
    let object: JSONObject = ["base_url": .string(baseURL), "key": .string(key)]
    return JSONValue.object(object).encoded() + [UInt8(ascii: "\n")]
  }
}

/// Makes sure that there is somebody who can administer the server.
struct FirstAdministrator: Sendable {
  static let label = "admin.json"

  let store: any Store
  let random: any RandomSource

  /// What the file must say at this start; `nil` when it is to be left as it is, because the server
  /// has keys and the file's is none of them.
  ///
  /// A store without any key of the server gets one: the file's, so that a start that broke off in
  /// between is made good, else a new one. The file is to be written before the key is added.
  func file(previous: AdminFile?, baseURL: String) async throws(StoreError) -> AdminFile? {
    if let previous, try await isGood(previous.key) {
      return AdminFile(baseURL: baseURL, key: previous.key)
    }
    guard try await store.apiKeys(on: .server, after: nil, limit: 1).isEmpty else { return nil }
    return AdminFile(
      baseURL: baseURL, key: previous?.key ?? Credential.secret(using: random))
  }

  /// Adds the file's key unless it is good already.
  func admit(_ file: AdminFile) async throws(StoreError) {
    guard try await !isGood(file.key) else { return }
    let operation = AddAPIKey(
      portal: .server, scope: .admin, key: SecretHash(of: file.key), label: Self.label)
    let id = CredentialID(of: operation.key)
    try await store.perform(
      Audited(operation, on: .server) {
        AuditEntry(
          actor: AuditActor(kind: .server), action: "key.add", subject: "\(id)",
          detail: ["scope": "admin", "label": .string(Self.label)])
      })
  }

  private func isGood(_ key: String) async throws(StoreError) -> Bool {
    guard let grant = try await store.serverKeyGrant(key: SecretHash(of: key)) else {
      return false
    }
    return grant.expiresAt.map { $0 > store.time.now() } ?? true
  }
}

/// Makes a new key of the server for anyone who can reach its store by other means: the data
/// directory of a server that does not run, or the database that servers share.
public enum AdminKeyRecovery {
  /// Adds a key of the server and writes it to `admin.json`; returns the file's path. Keys that
  /// exist stay good.
  ///
  /// - Parameters:
  ///   - directory: The data directory.
  ///   - isShared: Whether servers may be using it.
  ///   - openStore: Opens the store, whose database is at a path if it is in the directory.
  /// - Throws: ``StartupError`` or `StoreError`.
  static func run(
    in directory: String, isShared: Bool, random: any RandomSource = SystemRandomSource(),
    openStore: (_ path: String) async throws -> any Store
  ) async throws -> String {
    let data = try DataDirectory(directory, isShared: isShared)
    let store = try await openStore(data.database)
    let previous = AdminFile(inDataDirectory: directory)
    let file = AdminFile(
      baseURL: previous?.baseURL ?? "http://\(ServerConfiguration().listen)",
      key: Credential.secret(using: random))
    do {
      try DurableFile.save(file.contents, to: data.adminFile)
      try await FirstAdministrator(store: store, random: random).admit(file)
    } catch {
      await store.close()
      throw error
    }
    await store.close()
    return data.adminFile
  }
}
