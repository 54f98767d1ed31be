import RestanteCore

/// A setting of the server.
///
/// ``all`` is the one table of them: flags, variables of the environment, checks, help and the
/// documentation are made from it.
public struct ServerSetting: Sendable {
  /// How a setting is given.
  public enum Arity: Sendable {
    /// A flag without value.
    case toggle
    /// One value.
    case single
    /// Any number of values: the flag is repeated, the variable has commas in between, the file has
    /// a list.
    case list
  }

  /// The setting's name, such as `max-waiting`.
  public let name: String
  /// The flag of `restante serve`, such as `--max-waiting`; `nil` for what a command line, which
  /// others on the machine can see, should not hold.
  public let flag: String?
  /// The key of the configuration file, such as `max-waiting`; `nil` for what is meant for one
  /// start only.
  public let key: String?
  /// The variable of the environment, such as `RESTANTE_MAX_WAITING`; `nil` for what has no
  /// value.
  public let variable: String?
  /// How it is given.
  public let arity: Arity
  /// What stands for a value in the help, such as `number`.
  public let valueName: String
  /// The default, as people read it.
  public let standard: String
  /// The default as it could be given; `nil` where it is none that could.
  let literal: String?
  /// What it does: one or more sentences.
  public let help: String
  /// Whether a value may be a secret and is never shown.
  let isSecret: Bool
  /// Reads what was given into a draft.
  let read: @Sendable (Given, inout ConfigurationDraft) throws(SettingError) -> Void

  /// Texts that were given for a setting.
  struct Given: Sendable, Redacted {
    let place: SettingPlace
    let texts: [String]

    /// Whether they switch off what a flag switches on.
    var isOff: Bool { texts.last.flatMap(SettingForm<Bool>.onOrOff.read) == false }
  }

  init(
    _ name: String, flag: String?, hasKey: Bool = true, variable: String?,
    arity: Arity = .single, valueName: String, standard: String, literal: String? = nil,
    help: String, isSecret: Bool = false,
    read: @escaping @Sendable (Given, inout ConfigurationDraft) throws(SettingError) -> Void
  ) {
    self.name = name
    self.flag = flag
    key = hasKey ? name : nil
    self.variable = variable
    self.arity = arity
    self.valueName = valueName
    self.standard = standard
    self.literal = literal
    self.help = help
    self.isSecret = isSecret
    self.read = read
  }

  /// The variable that a setting has unless it says otherwise: `RESTANTE_MAX_WAITING`.
  static func variable(for name: String) -> String {
    "RESTANTE_" + name.uppercased().replacing("-", with: "_")
  }

  /// The variable that names a file with the setting's value; `nil` for what is no secret.
  public var fileVariable: String? { isSecret ? variable.map { "\($0)_FILE" } : nil }

  /// What it does, and how several values are given to flags and variables.
  public var helpOnFlag: String {
    guard arity == .list else { return help }
    return "\(help) May be repeated; in the variable, separate values by commas."
  }
}

// How entries of the table are written. What a property has before anything is set is the default.
extension ServerSetting {
  /// A setting with a value.
  init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<ServerConfiguration, Value> & Sendable,
    _ form: SettingForm<Value>, standard: String? = nil, _ help: String
  ) {
    let literal = form.text(ServerConfiguration()[keyPath: path])
    self.init(
      name, flag: "--\(name)", variable: Self.variable(for: name), valueName: form.valueName,
      standard: standard ?? literal, literal: standard == nil ? literal : nil, help: help,
      isSecret: form.isSecret
    ) { given, draft throws(SettingError) in
      draft.configuration[keyPath: path] = try form.value(of: given)
    }
  }

  /// A setting with a value that may be missing.
  init<Value: Sendable>(
    _ name: String, _ path: any WritableKeyPath<ServerConfiguration, Value?> & Sendable,
    _ form: SettingForm<Value>, standard: String, _ help: String
  ) {
    self.init(
      name, flag: "--\(name)", variable: Self.variable(for: name), valueName: form.valueName,
      standard: standard, help: help, isSecret: form.isSecret
    ) { given, draft throws(SettingError) in
      draft.configuration[keyPath: path] = try form.value(of: given)
    }
  }

  /// A setting with any number of values.
  init<Value: Sendable>(
    _ name: String, variable: String,
    list path: any WritableKeyPath<ServerConfiguration, [Value]> & Sendable,
    _ form: SettingForm<Value>, standard: String, _ help: String
  ) {
    self.init(
      name, flag: "--\(name)", variable: variable, arity: .list, valueName: form.valueName,
      standard: standard, help: help, isSecret: form.isSecret
    ) { given, draft throws(SettingError) in
      draft.configuration[keyPath: path] = try form.values(of: given)
    }
  }

  /// A secret. It has no flag, since others on the machine can see a command line.
  init(
    secret name: String, _ path: any WritableKeyPath<ConfigurationDraft, Secret?> & Sendable,
    _ form: SettingForm<Secret>, standard: String, _ help: String
  ) {
    self.init(
      name, flag: nil, variable: Self.variable(for: name), valueName: form.valueName,
      standard: standard, help: help, isSecret: form.isSecret
    ) { given, draft throws(SettingError) in draft[keyPath: path] = try form.value(of: given) }
  }

  /// A setting that is on where its flag is given, or `true` in the file.
  init(
    toggle name: String, _ path: any WritableKeyPath<ServerConfiguration, Bool> & Sendable,
    isForOneStart: Bool = false, _ help: String
  ) {
    self.init(
      name, flag: "--\(name)", hasKey: !isForOneStart, variable: nil, arity: .toggle,
      valueName: "", standard: "off", literal: "false", help: help
    ) { given, draft throws(SettingError) in
      let isOn = try given.texts.isEmpty ? true : SettingForm<Bool>.onOrOff.value(of: given)
      draft.configuration[keyPath: path] = isOn
    }
  }

  /// A setting that is a part of a property; ``ConfigurationDraft/configured()`` puts the parts
  /// together.
  init(
    part name: String, _ path: any WritableKeyPath<ConfigurationDraft, String?> & Sendable,
    _ form: SettingForm<String>, hasFlag: Bool = true, standard: String, _ help: String
  ) {
    self.init(
      name, flag: hasFlag ? "--\(name)" : nil, variable: Self.variable(for: name),
      valueName: form.valueName, standard: standard, help: help
    ) { given, draft throws(SettingError) in draft[keyPath: path] = try form.value(of: given) }
  }
}
