package org.wmisdk.fake;

/**
 * The rules that the answers of a fake rest on, each with its evidence. What a rule says is its {@link #sentence()}; {@code
 * docs/fake.md} lists them all.
 *
 * <p>A rule of {@link Evidence#POLICY} is a decision of this library, because nobody has documented or seen what Windows does.
 * With {@link FakeWmiBuilder#strict()} a call whose outcome depends on such a rule ends in a {@link FakePolicyError}, unless the
 * rule is {@linkplain FakeWmiBuilder#allow allowed}.
 */
public enum FakeRule {
    QUERY_TEXT(
            Area.QUERY,
            Evidence.TESTED,
            "A text that is no WQL fails in ExecQuery: 0x80041017; the empty text 0x80041008; a language other than WQL"
                    + " 0x80041018."),
    QUERY_SCHEMA(
            Area.QUERY,
            Evidence.TESTED,
            "What only the schema can refuse fails at the first fetch of a semisynchronous query, else in ExecQuery. An unknown"
                    + " class is 0x80041010."),
    QUERY_UNKNOWN_PROPERTY(
            Area.QUERY, Evidence.EXPERIENCE, "An unknown property in the list or the condition is 0x80041017."),
    ERROR_OBJECT(
            Area.QUERY,
            Evidence.CLIENT,
            "What __ExtendedStatus says of a failure is told with the first call that failed."),
    QUERY_QUOTA(
            Area.QUERY,
            Evidence.POLICY,
            "A query of more than 16384 characters, or with brackets nested too deep for the parser, is 0x8004106C."),
    QUERY_EVENT(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "An event query in ExecQuery is 0x80041017: WITHIN, GROUP and property against property are no data query."),
    ROW_ORDER(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "WMI promises no order of rows. The fake gives them class by class, a class before its subclasses, as they were"
                    + " stored."),
    COLUMN_ORDER(
            Area.QUERY,
            Evidence.EXPERIENCE,
            "The columns of a row are in alphabetical order, whatever the order of the list."),
    COMPARISON_TEXT(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "Text compares without case, numbers by value, a quoted number as a number where the property is one."),
    COMPARISON_NULL(
            Area.QUERY,
            Evidence.POLICY,
            "Under NOT and <> a comparison with a NULL property, or with an embedded one that does not exist, is neither true"
                    + " nor false: the row is not selected."),
    COMPARISON_64_BIT(
            Area.QUERY,
            Evidence.POLICY,
            "<, <=, > and >= compare 64-bit integers by value, although WMI delivers them as text."),
    COMPARISON_REAL32(Area.QUERY, Evidence.POLICY, "A real32 property compares with the constant rounded to a real32."),
    COMPARISON_OFFSETS(
            Area.QUERY,
            Evidence.POLICY,
            "Datetimes with different offsets from UTC compare by the instants that they mean."),
    COMPARISON_CHAR16(
            Area.QUERY,
            Evidence.POLICY,
            "A char16 property compares with a quoted text of one character, without case."),
    CONSTANT_MISFIT(
            Area.QUERY,
            Evidence.POLICY,
            "A constant, or a LIKE or ISA, that does not suit the type of its property is 0x80041017: a number for a text, TRUE"
                    + " for a number, LIKE on a number, ISA on anything but an embedded object."),
    CONSTANT_DATETIME(
            Area.QUERY,
            Evidence.POLICY,
            "A constant for a datetime that is no complete CIM datetime is 0x80041017. Windows also reads date texts of its"
                    + " locale."),
    EMBEDDED_PATH(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "A path into an embedded object that leads nowhere selects no row and is no error."),
    EMBEDDED_MISFIT(
            Area.QUERY,
            Evidence.POLICY,
            "A constant that does not suit the embedded value that is found selects no row and is no error."),
    LIKE_BRACKET(Area.QUERY, Evidence.POLICY, "In a LIKE pattern a [ that is never closed stands for itself."),
    LIKE_NO_STRING(
            Area.QUERY,
            Evidence.POLICY,
            "LIKE matches the text of datetimes, references and char16 as it does strings."),
    LIST_WITHOUT_KEYS(
            Area.QUERY,
            Evidence.TESTED,
            "Without all keys in the list there is no __PATH, __RELPATH, __SERVER, __NAMESPACE, unless flag 0x100 asks for"
                    + " them."),
    LIST_PATH(
            Area.QUERY,
            Evidence.POLICY,
            "__PATH or __RELPATH in the list gives the row its path, although keys are missing from the list."),
    FLAG_PROTOTYPE(
            Area.QUERY,
            Evidence.PROTOCOL,
            "Flag PROTOTYPE runs no query: the result is the class with the properties of the list."),
    FLAG_PROTOTYPE_OTHER(Area.QUERY, Evidence.POLICY, "Flag PROTOTYPE on a schema or association query is 0x8004100C."),
    FLAG_DIRECT_READ(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "Flag DIRECT_READ gives the instances of the class itself, not of subclasses."),
    FLAG_SHALLOW(
            Area.QUERY, Evidence.POLICY, "Flag SHALLOW, which belongs to enumerations, is passed over in a query."),
    OBJECT_PATH(
            Area.QUERY,
            Evidence.TESTED,
            "GetObject with a malformed path, or with a key that its class does not have, is 0x8004103A."),
    OBJECT_MISSING(
            Area.QUERY,
            Evidence.TESTED,
            "GetObject of an instance, or of an instance of a class, that does not exist is 0x80041002."),
    OBJECT_ELSEWHERE(
            Area.QUERY,
            Evidence.POLICY,
            "GetObject with the path of another namespace or machine is 0x8004100C, as Wine answers it."),
    METHOD_IMPLEMENTED(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "A method without the qualifier Implemented is 0x80041055, one with Disabled 0x80041056."),
    METHOD_SIGNATURE(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "Arguments that do not suit the signature of the method are 0x8004102F, before it is carried out."),
    METHOD_INSTANCE(
            Area.QUERY, Evidence.EXPERIENCE, "A method that is not static, called on its class, is 0x8004102F."),
    SCHEMA_CONDITION(
            Area.SCHEMA_QUERY,
            Evidence.DOCUMENTED,
            "A schema query selects * and knows __this with ISA, and __Class, __Superclass and __Dynasty; anything else is"
                    + " 0x80041017 from ExecQuery."),
    ASSOCIATION_PATH(
            Area.ASSOCIATION_QUERY,
            Evidence.TESTED,
            "A malformed path in braces is 0x8004103A, at the first fetch of a semisynchronous query."),
    ASSOCIATION_SOURCE_MISSING(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "A source that does not exist, or whose class does not, is 0x80041002, never an empty result."),
    ASSOCIATION_SOURCE_KIND(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "Without SchemaOnly a path that names a class, or not the keys of its class, is 0x8004103A."),
    ASSOCIATION_SOURCE_ELSEWHERE(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "A source in another namespace of the machine is looked up there, its associations in the namespace of the"
                    + " connection; one on another machine is 0x80041002."),
    ASSOCIATION_CLASS_MISSING(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "AssocClass or ResultClass with a class that does not exist is 0x80041010."),
    ASSOCIATION_QUALIFIER(
            Area.ASSOCIATION_QUERY,
            Evidence.DOCUMENTED,
            "RequiredQualifier and RequiredAssocQualifier ask whether the class has the qualifier, whatever its value."),
    ASSOCIATION_QUALIFIER_FLAVOR(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "A qualifier without the flavor ToInstance counts for RequiredQualifier and RequiredAssocQualifier too."),
    ASSOCIATION_REFERENCE(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "A reference counts for the object that it denotes, in whatever form its path was written: implied key, another"
                    + " order of keys, a class above that of the object."),
    ASSOCIATION_DANGLING(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "ASSOCIATORS OF leaves out what does not exist, or is on another machine; the association is still one of the"
                    + " REFERENCES OF its source."),
    ASSOCIATION_ELSEWHERE(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "An endpoint in another namespace of the machine is delivered from there."),
    ASSOCIATION_SELF(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "An association gives each object once, also where two of its references lead there; an object that is linked to"
                    + " itself is its own endpoint."),
    ASSOCIATION_KEYS_ONLY(
            Area.ASSOCIATION_QUERY,
            Evidence.DOCUMENTED,
            "KeysOnly fills the key properties; the others are there and NULL."),
    ASSOCIATION_SCHEMA_ONCE(
            Area.ASSOCIATION_QUERY,
            Evidence.POLICY,
            "ASSOCIATORS OF with SchemaOnly gives each class once. Windows may repeat them."),
    EVENT_CLASS(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "An event query over a class that does not derive from __Event is 0x80041059."),
    EVENT_CLASS_MISSING(
            Area.EVENT_QUERY, Evidence.POLICY, "An event query over a class that does not exist is 0x80041010."),
    EVENT_LIST(
            Area.EVENT_QUERY,
            Evidence.EXPERIENCE,
            "An unknown property in the list of an event query is no error: the events lack it."),
    EVENT_ISA_MISSING(
            Area.EVENT_QUERY, Evidence.POLICY, "ISA with a class that does not exist is 0x80041010 in an event query."),
    EVENT_WITHIN(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "WITHIN is required for instance events of classes that a provider serves; else 0x80042002. Stored classes raise"
                    + " their events themselves."),
    EVENT_WITHIN_ANY(
            Area.EVENT_QUERY,
            Evidence.POLICY,
            "Instance events without a required ISA are those of every class: WITHIN is required if a provider serves any."),
    EVENT_GROUP(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "BY on an embedded object is 0x8004105D. A dot after a property that is no object is 0x8004105C, as far as ISA tells"
                    + " the classes of embedded objects."),
    EVENT_POLLED(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "Instances that a provider serves are compared every WITHIN seconds of the subscription: what comes and goes between is"
                    + " not seen."),
    EVENT_STORED(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "Stored instances, classes and namespaces raise their events at once, whatever WITHIN says."),
    EVENT_PATHS(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "A delivered event has no __PATH, __RELPATH, __SERVER and __NAMESPACE."),
    EVENT_EMBEDDED(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "A property of an embedded object in the list of an event query delivers the whole object."),
    EVENT_PROPERTIES(
            Area.EVENT_QUERY,
            Evidence.EXPERIENCE,
            "An event query may compare two properties; where one is NULL the event is not selected."),
    EVENT_AGGREGATE(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "GROUP WITHIN collects for so many seconds from the first event of a group, then delivers one __AggregateEvent with that"
                    + " event and their number, if HAVING lets it."),
    EVENT_SUBSCRIBE_RIGHT(
            Area.EVENT_QUERY,
            Evidence.DOCUMENTED,
            "Subscribing without the right Subscribe on the namespace is 0x80041003."),
    EVENT_FLAGS(
            Area.EVENT_QUERY,
            Evidence.POLICY,
            "ExecNotificationQuery without RETURN_IMMEDIATELY (0x10) is 0x80041008."),
    EVENT_QUEUE(
            Area.EVENT_QUERY,
            Evidence.POLICY,
            "When 10000 events wait the next one ends the subscription: 0x8004106C after them."),
    EVENT_NAMESPACE_DELETED(
            Area.EVENT_QUERY, Evidence.POLICY, "Deleting a namespace ends the subscriptions in it with 0x8004100E."),
    CONNECT_HOST(
            Area.CONNECTION, Evidence.TESTED, "A host that no machine is named after, or that is down, is 0x800706BA."),
    CONNECT_NAMESPACE(Area.CONNECTION, Evidence.TESTED, "A namespace that does not exist is 0x8004100E."),
    CONNECT_CREDENTIALS(
            Area.CONNECTION,
            Evidence.DOCUMENTED,
            "An unknown user, a wrong password and none are 0x80070005, one of the codes that Microsoft names; credentials for the machine itself 0x80041064."),
    CONNECT_RIGHTS(
            Area.CONNECTION,
            Evidence.DOCUMENTED,
            "Without the right Enable, or Remote Enable from another machine, connecting is 0x80041003; reading needs no other right."),
    CONNECT_RIGHTS_BELOW(
            Area.CONNECTION,
            Evidence.EXPERIENCE,
            "Rights on a namespace hold below it until a namespace there says otherwise."),
    CONNECT_ENCRYPTION(
            Area.CONNECTION,
            Evidence.DOCUMENTED,
            "Without packet privacy a namespace that requires encryption is 0x80041003."),
    CONNECT_HARDENED(
            Area.CONNECTION,
            Evidence.DOCUMENTED,
            "Without packet integrity a machine that was hardened is 0x80070005 from another machine."),
    CONNECT_AUTHENTICATION(
            Area.CONNECTION,
            Evidence.EXPERIENCE,
            "An authentication level that is left to WMI is packet privacy on the machine itself and packet integrity from another."),
    CONNECT_IMPERSONATION(
            Area.CONNECTION, Evidence.DOCUMENTED, "A level below impersonate connects; a query is 0x80041003 then."),
    CONNECT_LOCALE(
            Area.CONNECTION, Evidence.DOCUMENTED, "A locale that is no MS_ with an LCID of Windows is 0x80041008."),
    CONNECT_SILENT(
            Area.CONNECTION,
            Evidence.POLICY,
            "A machine that never answers ends the attempt after the two minutes of USE_MAX_WAIT with 0x800706BA."),
    CONNECT_LOOPBACK(
            Area.CONNECTION,
            Evidence.POLICY,
            "Credentials for 127.0.0.1 or ::1 are 0x80041064, as for the machine's own names."),
    CONNECT_ARCHITECTURE(
            Area.CONNECTION,
            Evidence.POLICY,
            "A provider architecture other than 32 and 64 is passed over; with __RequiredArchitecture it is 0x80041013."),
    STORE_REPLACE(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "An instance with the keys of another one of its class takes its place. Texts in keys compare without case."),
    STORE_PATH(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "A path finds instances of its class and of the classes below it. Its keys may stand in any order, the name of an only key may be missing."),
    STORE_INHERITANCE(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "A class has the properties and methods of its parent, with their origin, and the qualifiers that are to go to subclasses; types and signatures stay: else 0x80041052, 0x80041034."),
    STORE_SYSTEM_CLASSES(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "Every namespace has the system classes; __NAMESPACE has an instance for each namespace directly below."),
    STORE_CLASS_IN_USE(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "A class with instances, or with subclasses that have some, can change only in qualifiers other than key, Indexed,"
                    + " Singleton, Dynamic, Abstract, Association, Indication: else 0x80041026. With subclasses only, else"
                    + " 0x80041025, unless the flag safeupdate or forceupdate is given and all of them can follow."),
    STORE_UPDATE_CONFLICT(
            Area.REPOSITORY,
            Evidence.POLICY,
            "With safeupdate a new property that a subclass has already is 0x80041025; one that conflicts in type with a"
                    + " subclass's is 0x80041052 under both flags. forceupdate makes them one."),
    STORE_ABSTRACT(Area.REPOSITORY, Evidence.POLICY, "An instance of an abstract class is 0x8004101E."),
    STORE_KEYS_TAKEN(
            Area.REPOSITORY,
            Evidence.POLICY,
            "An instance with the keys of an instance of another class below the class that introduced them is 0x80041019:"
                    + " an instance does not change its class."),
    STORE_NAME(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A class name that is no identifier is 0x80041016. A property or method whose name is none, or begins or ends with"
                    + " _, is 0x80041008; 0x80041030 if it begins with __."),
    STORE_TWICE(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A property, method or qualifier that is declared twice in one place is 0x80041008."),
    STORE_METHOD(Area.REPOSITORY, Evidence.POLICY, "A method that returns an array is 0x8004102F."),
    STORE_KEY_RULES(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A key below keys of an ancestor is 0x80041049, more than 256 keys are 0x80041016, key with a value other than TRUE"
                    + " is 0x80041042."),
    STORE_SINGLETON(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A singleton with keys is 0x8004102C; one below a class without keys is taken."),
    SINGLETON_BELOW(
            Area.REPOSITORY,
            Evidence.POLICY,
            "Class=@ finds the instance of the class, else that of the first subclass that has one."),
    STORE_ASSOCIATION(
            Area.REPOSITORY,
            Evidence.POLICY,
            "An association that is not abstract has two references or more, as Windows' own Win32_ProtocolBinding has three:"
                    + " else 0x8004106A."),
    STORE_OVERRIDE(
            Area.REPOSITORY,
            Evidence.POLICY,
            "Another value of a qualifier with DisableOverride is 0x8004101A in a new class, although 0x80041053, which a change"
                    + " above it gives, would fit too. The same value is no conflict."),
    STORE_TARGET(
            Area.REPOSITORY,
            Evidence.POLICY,
            "An embedded object declared anew for a class that does not derive from the parent's is 0x80041052; a class that"
                    + " the namespace does not have passes. A reference may be declared anew for any class."),
    STORE_FLAVORS(
            Area.REPOSITORY,
            Evidence.POLICY,
            "Association, Indication and Singleton are passed on to subclasses like key, whatever their flavor says."),
    STORE_NAMESPACE(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A namespace whose name has a separator or no character is 0x80041008; root cannot be deleted: 0x80041016."),
    STORE_DYNAMIC(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A dynamic class stores no instances: 0x80041024; a class with stored ones does not become dynamic: 0x80041026."),
    KEY_TYPES(
            Area.REPOSITORY,
            Evidence.POLICY,
            "In a path a number may stand in quotes, TRUE for a boolean too, and a number for a boolean or a text."),
    DYNAMIC_DUPLICATES(
            Area.REPOSITORY,
            Evidence.POLICY,
            "Two rows of a dynamic class with the same keys are both delivered; a look-up finds the first."),
    MOF_MISTAKE(
            Area.MOF,
            Evidence.DOCUMENTED,
            "A text is read whole first: what the compiler refuses has its code and place, and nothing of the text is carried out."),
    MOF_REFUSAL(
            Area.MOF,
            Evidence.DOCUMENTED,
            "Statements are carried out in their order; the first that the repository refuses ends it, and those before it stay."),
    MOF_VALUE(
            Area.MOF,
            Evidence.DOCUMENTED,
            "A real for an integer is rounded, whole numbers have four bases, the size of an array is only a hint."),
    MOF_ALIAS(
            Area.MOF,
            Evidence.DOCUMENTED,
            "An alias stands for the path of its object, whether that is defined before or after."),
    MOF_ALIAS_PATH(
            Area.MOF,
            Evidence.POLICY,
            "The path that an alias stands for is relative in its own namespace, and begins with \\\\.\\ and the namespace in another."),
    MOF_UNKNOWN_NAME(
            Area.MOF,
            Evidence.POLICY,
            "An instance of an unknown class is 0x80041010, an unknown property in it 0x80041002, a system property 0x80041030, an unknown namespace 0x8004100E."),
    MOF_MISFIT(
            Area.MOF,
            Evidence.POLICY,
            "A value without quotes for a string, and a malformed datetime, are 0x80044015. From Java a malformed datetime can be stored."),
    MOF_LITERAL(
            Area.MOF,
            Evidence.POLICY,
            "A text or comment that is never closed, and an unknown escape, are 0x80044007."),
    MOF_EMPTY_ARRAY(Area.MOF, Evidence.POLICY, "{} is an array without elements."),
    MOF_INCLUDE(
            Area.MOF,
            Evidence.POLICY,
            "The path in #include starts at the text that includes; a circle of texts is 0x80044030."),
    INSTANCES_DEPTH(
            Area.QUERY,
            Evidence.DOCUMENTED,
            "CreateInstanceEnum delivers the instances of the class and of its subclasses, each with all its properties; with"
                    + " flag SHALLOW those of the class alone."),
    INSTANCES_CLASS(
            Area.QUERY,
            Evidence.POLICY,
            "CreateInstanceEnum with a class that does not exist is 0x80041010, at the first fetch if it is semisynchronous."),
    RESULT_RESET(
            Area.QUERY,
            Evidence.PROTOCOL,
            "Reset goes back before the first row. The rows are kept for that, unless FORWARD_ONLY is given: then it is"
                    + " 0x80041016."),
    CLASSES_DEPTH(
            Area.SCHEMA_QUERY,
            Evidence.DOCUMENTED,
            "CreateClassEnum delivers the descendants of a class without the class itself, with flag SHALLOW its children;"
                    + " without a class all of the namespace, with SHALLOW those without a parent."),
    CLASSES_SUPERCLASS(
            Area.SCHEMA_QUERY, Evidence.POLICY, "CreateClassEnum below a class that does not exist is 0x80041010."),
    NAMESPACE_BELOW(
            Area.CONNECTION,
            Evidence.DOCUMENTED,
            "OpenNamespace takes a path relative to the namespace of the connection, and keeps user and levels."),
    NAMESPACE_BELOW_MISSING(
            Area.CONNECTION,
            Evidence.POLICY,
            "OpenNamespace answers as connecting does: 0x8004100E for a namespace that does not exist."),
    CHANGE_RIGHTS(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "A client changes instances with the right Full Write or Partial Write, those of a dynamic class with Provider"
                    + " Write, classes and instances of system classes with Full Write: else 0x80041003."),
    CHANGE_CAPABLE(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A client changes instances of a dynamic class as far as its qualifiers SupportsCreate, SupportsUpdate and"
                    + " SupportsDelete say so, where CreateBy is PutInstance and DeleteBy DeleteInstance or missing: else 0x80041024."),
    CHANGE_READ_ONLY(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A client that changes a property with Read and without Write of an instance of a dynamic class gets 0x80041023; in"
                    + " a stored class these qualifiers mean nothing."),
    CHANGE_PARTIAL(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "A put with __PUT_EXTENSIONS writes the properties that __PUT_EXT_PROPERTIES names, and leaves the others of the"
                    + " instance as they are."),
    CHANGE_NULL(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "A client that puts NULL into a key, or into a property with Indexed or Not_Null, gets 0x80041028."),
    CHANGE_EXISTING(
            Area.REPOSITORY,
            Evidence.DOCUMENTED,
            "An instance that is there is 0x80041019 for a put that only creates; one that is not, 0x80041002 for one that only updates."),
    CHANGE_UNKNOWN(
            Area.REPOSITORY,
            Evidence.POLICY,
            "A put with a property that the class does not have is 0x80041002, with a value of another type 0x80041005, with an"
                    + " embedded object of no class 0x8004100F, of a class that is not there 0x80041010.");

    private final Area area;
    private final Evidence evidence;
    private final String sentence;

    FakeRule(Area area, Evidence evidence, String sentence) {
        this.area = area;
        this.evidence = evidence;
        this.sentence = sentence;
    }

    /** What the rule is about. */
    public Area area() {
        return area;
    }

    /** Why the fake does so. */
    public Evidence evidence() {
        return evidence;
    }

    /**
     * What the rule says.
     *
     * @return one or two English sentences
     */
    public String sentence() {
        return sentence;
    }

    /** Whether the rule is a decision of this library, on which {@link FakeWmiBuilder#strict()} does not let a test rely. */
    public boolean isPolicy() {
        return evidence == Evidence.POLICY;
    }

    /** The parts of a fake. */
    public enum Area {
        /** Connecting to a namespace. */
        CONNECTION,
        /** {@code SELECT} over a class. */
        QUERY,
        /** {@code SELECT * FROM meta_class}. */
        SCHEMA_QUERY,
        /** {@code ASSOCIATORS OF} and {@code REFERENCES OF}. */
        ASSOCIATION_QUERY,
        /** Queries for events. */
        EVENT_QUERY,
        /** Loading MOF text. */
        MOF,
        /** Storing classes and instances. */
        REPOSITORY
    }

    /** What a rule rests on. */
    public enum Evidence {
        /** Microsoft's documentation. */
        DOCUMENTED('D'),
        /** Tests of others that ran on Windows. */
        TESTED('T'),
        /** What the client in .NET does. */
        CLIENT('N'),
        /** The protocol documents. */
        PROTOCOL('P'),
        /** Reports of users. */
        EXPERIENCE('O'),
        /** Nothing: a decision of this library. */
        POLICY('U');

        private final char mark;

        Evidence(char mark) {
            this.mark = mark;
        }

        /** The letter by which the documents of this library name the evidence. */
        public char mark() {
            return mark;
        }
    }
}
