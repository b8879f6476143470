// swift-tools-version:6.2
import PackageDescription

/// What holds for every target: today's Swift, imports said out loud, and no warning left standing.
let strict: [SwiftSetting] = [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .treatAllWarnings(as: .error),
]

let package = Package(
    name: "gatehouse",
    products: [.executable(name: "gatehouse", targets: ["gatehouse"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
        .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
    ],
    targets: [
        /// The protocol file's types, the parties, classes, questions and decisions. Pure.
        .target(
            name: "SharingProtocol",
            dependencies: [.product(name: "Yams", package: "Yams")],
            resources: [
                .embedInCode("Protocols/model-2026.yaml"), .embedInCode("Protocols/safermk-2013.yaml"),
                .embedInCode("Protocols/start.yaml"),
            ],
            swiftSettings: strict),

        /// The kinds of case, their acts and entries, and who may do what next. Pure.
        .target(name: "Casework", dependencies: ["SharingProtocol"], swiftSettings: strict),

        /// Canonical bytes, the Merkle tree, checkpoints and proofs (RFC 6962, C2SP).
        .target(
            name: "Ledger",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),

        /// Keys, sealed values and their destruction.
        .target(
            name: "Vault",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),

        /// The liaison desk: an act in, an outcome out; and the record store's contract.
        .target(
            name: "Exchange",
            dependencies: [
                "Casework", "Ledger", "SharingProtocol", "Vault",
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: strict),

        /// The embedded store: one SQLite file, one writer, many acts a commit.
        .target(
            name: "SQLiteRecords",
            dependencies: [
                "Casework", "Exchange", "Ledger", "SharingProtocol", "Vault",
                .product(name: "GRDB", package: "GRDB.swift"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
            ],
            swiftSettings: strict),

        /// libpq, PostgreSQL's own client library.
        .systemLibrary(name: "CLibpq", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),

        /// The store for several servers: a schema in a PostgreSQL database, many acts a commit.
        .target(
            name: "PostgresRecords",
            dependencies: ["Casework", "CLibpq", "Exchange", "Ledger", "SharingProtocol", "Vault"],
            swiftSettings: strict),

        /// Markup by string interpolation that escapes.
        .target(name: "HTML", swiftSettings: strict),

        /// libsodium, for argon2id.
        .systemLibrary(
            name: "CSodium", pkgConfig: "libsodium", providers: [.apt(["libsodium-dev"])]),

        /// Addresses, pages, forms, sign-in and security headers.
        .target(
            name: "Web",
            dependencies: [
                "Casework", "CSodium", "Exchange", "HTML", "Ledger", "SharingProtocol",
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            resources: [.embedInCode("Assets/gatehouse.css"), .embedInCode("Assets/gatehouse.js")],
            swiftSettings: strict),

        /// The command; the only place that asks the machine for time, dice, files and environment.
        .executableTarget(
            name: "gatehouse",
            dependencies: [
                "Casework", "Exchange", "Ledger", "PostgresRecords", "SharingProtocol", "SQLiteRecords", "Vault", "Web",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "GRDBSQLite", package: "GRDB.swift"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "HummingbirdCore", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "UnixSignals", package: "swift-service-lifecycle"),
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SharingProtocolTests", dependencies: ["SharingProtocol"], swiftSettings: strict),
        .testTarget(name: "LedgerTests", dependencies: ["Ledger"], swiftSettings: strict),
        .testTarget(
            name: "VaultTests",
            dependencies: ["Vault", .product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: strict),
        .testTarget(
            name: "CaseworkTests", dependencies: ["Casework", "SharingProtocol"], swiftSettings: strict),
        .testTarget(
            name: "ExchangeTests",
            dependencies: [
                "Casework", "Exchange", "Ledger", "PostgresRecords", "SharingProtocol", "SQLiteRecords", "TestDatabase",
                "Vault", .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        /// A real PostgreSQL for tests to run against.
        .target(
            name: "TestDatabase", dependencies: ["PostgresRecords"], path: "Tests/TestDatabase", swiftSettings: strict),
        .testTarget(
            name: "PostgresRecordsTests",
            dependencies: [
                "Casework", "Exchange", "Ledger", "PostgresRecords", "SharingProtocol", "TestDatabase", "Vault",
            ],
            swiftSettings: strict),
        .testTarget(
            name: "SQLiteRecordsTests",
            dependencies: [
                "Casework", "Exchange", "Ledger", "SharingProtocol", "SQLiteRecords", "Vault",
                .product(name: "GRDB", package: "GRDB.swift"),
            ],
            swiftSettings: strict),
        .testTarget(name: "HTMLTests", dependencies: ["HTML"], swiftSettings: strict),
        .testTarget(
            name: "WebTests",
            dependencies: [
                "Casework", "Exchange", "HTML", "Ledger", "SharingProtocol", "SQLiteRecords", "Vault", "Web",
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "NIOCore", package: "swift-nio"),
            ],
            swiftSettings: strict),
        /// The command as people meet it: transcripts, and the style guide as a test.
        .testTarget(name: "CommandTests", dependencies: ["SharingProtocol"], swiftSettings: strict),
    ],
    swiftLanguageModes: [.v6]
)
