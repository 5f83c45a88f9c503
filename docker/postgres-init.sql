-- One role and its own databases for the product, one for the engine. Neither is a superuser,
-- and neither reaches what is the other's: PUBLIC could connect to every database otherwise.
create role tongchou login nosuperuser nocreatedb nocreaterole noreplication password :'product';
create role temporal login nosuperuser nocreatedb nocreaterole noreplication password :'engine';
create database tongchou owner tongchou;
create database temporal owner temporal template template0 locale_provider libc locale 'C';
create database temporal_visibility owner temporal template template0 locale_provider libc locale 'C';
revoke all on database tongchou from public;
revoke all on database temporal from public;
revoke all on database temporal_visibility from public;
revoke all on database postgres from public;
revoke all on database template1 from public;
